/** What was drawn, from what, and how much of it is decided. */
import { Progress } from '@/components/ui/progress';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatMoment } from '@/lib/client/display';
import type { AuditSampleView } from '@/lib/core/contract/audits';
import { operationLabel } from '@/lib/core/domain/operation';
import { basisWords } from './basis-words';

type SampleTableProps = { samples: readonly AuditSampleView[]; runs: readonly { id: string; name: string }[] };
type Part = AuditSampleView['strata'][number];

export function SampleTable({ samples, runs }: SampleTableProps) {
  return (
    <Table label="Drawn samples">
      <TableHead>
        <TableRow>
          <TableHeader>Sample</TableHeader>
          <TableHeader>From</TableHeader>
          <TableHeader isNumeric>Dropped, decided</TableHeader>
          <TableHeader isNumeric>Kept, decided</TableHeader>
          <TableHeader className="w-40">Progress</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {samples.map((sample) => (
          <TableRow key={sample.id}>
            <TableCell className="align-top">
              {sample.name}
              <span className="block text-sm whitespace-nowrap text-muted">
                {formatMoment(sample.createdAt)}
                {sample.createdBy ? `, ${sample.createdBy}` : ''}
              </span>
              <span className="block text-sm text-faint tabular">seed {sample.randomSeed}</span>
            </TableCell>
            <TableCell className="align-top">
              {drawnFrom(sample, runs)}
              <span className="block text-sm text-muted">on {basisWords(sample.filter.basis).label}</span>
            </TableCell>
            {(['dropped', 'kept'] as const).map((stratum) => (
              <TableCell key={stratum} isNumeric className="align-top">
                <PartFigures part={sample.strata.find((part) => part.stratum === stratum)} />
              </TableCell>
            ))}
            <TableCell className="align-top">
              <SampleProgress sample={sample} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function PartFigures({ part }: { part: Part | undefined }) {
  if (!part || part.drawn === 0) return <>none drawn</>;
  return (
    <span className="whitespace-nowrap">
      {formatCount(part.settled)} of {formatCount(part.drawn)}
      <span className="block text-sm text-muted">from {formatCount(part.population)}</span>
      {part.split > 0 && <span className="block text-sm text-caution">{formatCount(part.split)} disagree</span>}
      {part.seen > 0 && <span className="block text-sm text-caution">{formatCount(part.seen)} not blind</span>}
    </span>
  );
}

function SampleProgress({ sample }: { sample: AuditSampleView }) {
  const drawn = sample.strata.reduce((total, part) => total + part.drawn, 0);
  const done = sample.strata.reduce((total, part) => total + part.settled + part.split + part.seen, 0);
  const words = `${formatCount(done)} of ${formatCount(drawn)} decided`;
  return <Progress className="mt-2" value={done} max={drawn} label={`Progress of ${sample.name}`} valueText={words} />;
}

function drawnFrom({ filter }: AuditSampleView, runs: SampleTableProps['runs']): string {
  const { runId, round, operation } = filter;
  const parts = [
    runId && (runs.find((run) => run.id === runId)?.name ?? 'a removed run'),
    round !== undefined && `round ${round}`,
    operation && operationLabel(operation),
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? 'the whole project' : parts.join(', ');
}
