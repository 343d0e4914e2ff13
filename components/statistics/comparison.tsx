'use client';
/** Two versions of one operation against one another: each difference with its interval and both n, and what may stand behind it besides the template. */
import { IntervalPlot } from '@/components/charts/interval-plot';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { type EffectChoice, useEffectComparison } from '@/lib/client/queries/template-effects';
import type { DifficultyJudge, EffectComparison } from '@/lib/core/contract/template-effects';
import { type Difference, FEW, readDifference } from '@/lib/core/domain/difference';
import type { Id } from '@/lib/core/domain/identifier';
import { type EffectMeasure, MEASURE_FACTS, MEASURES } from '@/lib/core/domain/template-effect';
import { overlapWords } from './confounding-words';
import { EffectValue } from './effect-value';
import { differenceSentence, formatSigned, judgeWords, READING_WORDS, unitWords } from './effect-words';

type ComparisonProps = {
  projectId: Id;
  choice: EffectChoice;
  firstId: Id;
  secondId: Id;
  operationLabel: string;
  judge: DifficultyJudge | null;
};

export function Comparison({ projectId, choice, firstId, secondId, operationLabel, judge }: ComparisonProps) {
  const comparison = useEffectComparison(projectId, choice, firstId, secondId);
  if (comparison.error)
    return <ErrorState problem={problemOf(comparison.error)} onRetry={() => void comparison.refetch()} />;
  if (!comparison.data) return <SkeletonRows rows={6} />;
  const { first, second, differences } = comparison.data;
  return (
    <div className={comparison.isPlaceholderData ? 'flex flex-col gap-5 opacity-60' : 'flex flex-col gap-5'}>
      <p role="status" className="max-w-reading">
        <span className="font-medium">
          Version {first.version} against version {second.version}, {operationLabel}:
        </span>{' '}
        {differenceSentence('kept', differences.kept)}.
      </p>
      <p className="max-w-reading text-sm text-muted">{overlapWords(comparison.data)}</p>
      <Forest comparison={comparison.data} />
      <DifferenceTable comparison={comparison.data} judge={judge} />
    </div>
  );
}

/** Shares only: they have one axis. The table has the rest. */
const DRAWN = ['kept', 'accepted'] as const satisfies readonly EffectMeasure[];

function Forest({ comparison: { differences, within, first, second } }: { comparison: EffectComparison }) {
  const rows = DRAWN.flatMap((measure) => [
    { id: measure, label: <>{MEASURE_FACTS[measure].label}, all rounds</>, difference: differences[measure] },
    ...within.map((round) => ({
      id: `${measure} ${round.roundNumber}`,
      label: (
        <span className="pl-3 text-muted">
          {MEASURE_FACTS[measure].label}, round {round.roundNumber}
        </span>
      ),
      difference: round.differences[measure],
    })),
  ]).filter(({ difference }) => difference.kind === 'known');
  if (rows.length === 0) return null;
  const reach = reachOf(rows.map(({ difference }) => difference));
  return (
    <figure className="flex max-w-3xl flex-col gap-2">
      <IntervalPlot
        rows={rows.map(({ id, label, difference }) => ({
          ...{ id, label },
          interval: difference.kind === 'known' ? difference : null,
        }))}
        ticks={[-reach, -reach / 2, 0, reach / 2, reach]}
        tickLabel={(tick) => formatSigned('share', tick)}
        zero={0}
      />
      <figcaption className="text-sm text-muted">
        Points of percent by which version {first.version} is above (right) or below (left) version {second.version}.
        The bars are the intervals; one that crosses the line in the middle tells the two not apart.
      </figcaption>
    </figure>
  );
}

/** The axis ends at the next whole tenth beyond the longest bar. */
function reachOf(differences: readonly Difference[]): number {
  const ends = differences.flatMap((one) => (one.kind === 'known' ? [Math.abs(one.low), Math.abs(one.high)] : []));
  return Math.min(1, Math.max(0.1, Math.ceil(Math.max(...ends) * 10) / 10));
}

type DifferenceTableProps = { comparison: EffectComparison; judge: DifficultyJudge | null };

function DifferenceTable({ comparison, judge }: DifferenceTableProps) {
  const { first, second, differences, within } = comparison;
  return (
    <Table label={`Version ${first.version} against version ${second.version}`}>
      <TableHead>
        <TableRow>
          <TableHeader>Figure</TableHeader>
          <TableHeader isNumeric>Version {first.version}</TableHeader>
          <TableHeader isNumeric>Version {second.version}</TableHeader>
          <TableHeader isNumeric>Difference</TableHeader>
          <TableHeader isNumeric>95 % interval</TableHeader>
          <TableHeader isNumeric>n</TableHeader>
          <TableHeader>Says</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {MEASURES.map((measure) => (
          <TableRow key={measure}>
            <th scope="row" className="px-2 py-1.5 text-left align-top font-medium whitespace-nowrap">
              {MEASURE_FACTS[measure].label}
              <span className="block text-sm font-normal text-faint">{judgeWords(measure, judge)}</span>
            </th>
            {[first, second].map((version) => (
              <TableCell key={version.templateVersionId} isNumeric className="align-top">
                <EffectValue measure={measure} statistic={version.total.measures[measure]} />
              </TableCell>
            ))}
            <DifferenceCells measure={measure} difference={differences[measure]} />
          </TableRow>
        ))}
        {within.flatMap((round) =>
          MEASURES.filter((measure) => round.differences[measure].kind === 'known').map((measure) => (
            <TableRow key={`${round.roundNumber} ${measure}`}>
              <th scope="row" colSpan={3} className="px-2 py-1.5 pl-6 text-left align-top font-normal text-muted">
                {MEASURE_FACTS[measure].label}, within round {round.roundNumber}
              </th>
              <DifferenceCells measure={measure} difference={round.differences[measure]} />
            </TableRow>
          )),
        )}
      </TableBody>
    </Table>
  );
}

function DifferenceCells({ measure, difference }: { measure: EffectMeasure; difference: Difference }) {
  const { unit } = MEASURE_FACTS[measure];
  const isFew = Math.min(...difference.n) < FEW;
  const n = `${formatCount(difference.n[0])} and ${formatCount(difference.n[1])}${isFew ? ', few' : ''}`;
  if (difference.kind === 'undefined') {
    return (
      <>
        <TableCell isNumeric className="align-top text-faint">
          <span aria-hidden>–</span>
        </TableCell>
        <TableCell />
        <TableCell isNumeric className={isFew ? 'align-top text-caution' : 'align-top'}>
          {n}
        </TableCell>
        <TableCell className="align-top text-sm text-muted">{difference.why}</TableCell>
      </>
    );
  }
  const { value, low, high } = difference;
  const reading = readDifference(difference);
  return (
    <>
      <TableCell isNumeric className="align-top font-medium whitespace-nowrap">
        {formatSigned(unit, value)}
        {unitWords(unit)}
      </TableCell>
      <TableCell isNumeric className="align-top whitespace-nowrap">
        {formatSigned(unit, low)} to {formatSigned(unit, high)}
      </TableCell>
      <TableCell
        isNumeric
        className={isFew ? 'align-top whitespace-nowrap text-caution' : 'align-top whitespace-nowrap'}
      >
        {n}
      </TableCell>
      <TableCell className={reading === 'not_distinguishable' ? 'align-top text-muted' : 'align-top font-medium'}>
        {READING_WORDS[reading]}
      </TableCell>
    </>
  );
}
