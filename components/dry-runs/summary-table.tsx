/** What came of each variant, and which of the two people found better. */
import { RuleChip } from '@/components/dataset/rule-chip';
import { Section } from '@/components/ui/section';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatPercent } from '@/lib/client/display';
import type { DryRunView } from '@/lib/core/contract/dry-runs';
import { showUsd } from '@/lib/core/domain/price';
import { intervalWords } from './dry-run-words';

export function SummaryTable({ dryRun }: { dryRun: DryRunView }) {
  const { variants, summaries, isBlind, comparedCount, parentCount } = dryRun;
  const over = isBlind
    ? `Over the ${formatCount(comparedCount)} of ${formatCount(parentCount)} parents that were compared: more would tell which side is which.`
    : undefined;
  return (
    <Section title="What came of it" description={over}>
      <Table label="Variants">
        <TableHead>
          <TableRow>
            <TableHeader>Variant</TableHeader>
            <TableHeader isNumeric>Kept</TableHeader>
            <TableHeader isNumeric>Undecided</TableHeader>
            <TableHeader isNumeric>Failed</TableHeader>
            <TableHeader>Dropped by</TableHeader>
            <TableHeader isNumeric>Words added</TableHeader>
            <TableHeader isNumeric>Cost</TableHeader>
            <TableHeader isNumeric>Per kept child</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {variants.map(({ label, sha256 }, at) => {
            const summary = summaries[at];
            return summary ? <VariantRow key={sha256} label={label} summary={summary} /> : null;
          })}
        </TableBody>
      </Table>
      <Comparison dryRun={dryRun} />
    </Section>
  );
}

function VariantRow({ label, summary }: { label: string; summary: DryRunView['summaries'][number] }) {
  const { keptShare, reasons, meanWordsAdded, costPerKeptUsd } = summary;
  return (
    <TableRow className="align-top">
      <TableCell className="font-medium whitespace-nowrap">{label}</TableCell>
      <TableCell isNumeric className="whitespace-nowrap">
        {keptShare ? (
          <>
            {formatPercent(keptShare.share)} <span className="text-muted">of {formatCount(keptShare.n)}</span>
            <span className="block text-sm text-faint">{intervalWords(keptShare)}</span>
          </>
        ) : (
          '–'
        )}
      </TableCell>
      <TableCell isNumeric>{formatCount(summary.undecided)}</TableCell>
      <TableCell isNumeric>{formatCount(summary.failed)}</TableCell>
      <TableCell className="min-w-40">
        {reasons.length === 0 ? <span className="text-faint">–</span> : null}
        <span className="flex flex-wrap gap-x-3 gap-y-1">
          {reasons.map(({ rule, count }) => (
            <span key={rule} className="inline-flex items-center gap-1 tabular">
              {formatCount(count)} <RuleChip rule={rule} />
            </span>
          ))}
        </span>
      </TableCell>
      <TableCell isNumeric className="whitespace-nowrap">
        {meanWordsAdded ? (
          <>
            {meanWordsAdded.mean.toFixed(1)} <span className="text-muted">of {formatCount(meanWordsAdded.n)}</span>
          </>
        ) : (
          '–'
        )}
      </TableCell>
      <TableCell isNumeric>{showUsd(summary.costUsd)}</TableCell>
      <TableCell isNumeric>{costPerKeptUsd === null ? '–' : showUsd(costPerKeptUsd)}</TableCell>
    </TableRow>
  );
}

function Comparison({ dryRun: { comparison, variants } }: { dryRun: DryRunView }) {
  const [first, second] = variants;
  if (!comparison || !first || !second || comparison.n === 0) return null;
  const { secondShare: share, ties, n } = comparison;
  return (
    <p className="text-sm tabular">
      Compared by people, n = {formatCount(n)}: {second.label} better {formatCount(comparison.second)}, {first.label}{' '}
      better {formatCount(comparison.first)}, ties {formatCount(ties)}.
      {share ? (
        <span className="text-muted">
          {' '}
          {second.label} won {formatPercent(share.share)} of {formatCount(share.n)} with a winner (95 % interval{' '}
          {intervalWords(share)}).
        </span>
      ) : null}
    </p>
  );
}
