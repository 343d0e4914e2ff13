'use client';
/** Every version of every operation, over its rounds and in each of them. */
import { Fragment, type ReactNode, useState } from 'react';
import { OperationChip } from '@/components/dataset/operation-chip';
import { Button } from '@/components/ui/button';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatCountOf } from '@/lib/client/display';
import type { EffectCell, TemplateEffects, VersionEffect } from '@/lib/core/contract/template-effects';
import { type EffectMeasure, MEASURE_FACTS, MEASURES } from '@/lib/core/domain/template-effect';
import { EffectValue } from './effect-value';
import { judgeWords } from './effect-words';

type EffectTableProps = { effects: TemplateEffects };

/** More rows than this are folded into their versions at first. */
const ROUNDS_AT_FIRST = 16;

export function EffectTable({ effects }: EffectTableProps) {
  const roundCount = effects.versions.reduce((sum, { rounds }) => sum + (rounds.length > 1 ? rounds.length : 0), 0);
  const [wished, setWished] = useState<boolean | null>(null);
  const showsRounds = wished ?? roundCount <= ROUNDS_AT_FIRST;
  return (
    <div className="flex flex-col gap-2">
      {roundCount > 0 && (
        <Button size="sm" className="self-start" aria-expanded={showsRounds} onClick={() => setWished(!showsRounds)}>
          {showsRounds ? 'Hide the rounds' : 'Show each round'}
        </Button>
      )}
      <VersionTable effects={effects} showsRounds={showsRounds} />
    </div>
  );
}

function VersionTable({ effects, showsRounds }: EffectTableProps & { showsRounds: boolean }) {
  const shown = shownMeasures(effects);
  const operations = [...Map.groupBy(effects.versions, (version) => version.operation)];
  return (
    <Table label="Template versions by operation and round">
      <TableHead>
        <TableRow>
          <TableHeader>Version and round</TableHeader>
          {shown.map((measure) => (
            <TableHeader
              key={measure}
              isNumeric
              title={MEASURE_FACTS[measure].denominator}
              className="first-letter:uppercase"
            >
              {MEASURE_FACTS[measure].label}
              {judgeWords(measure, effects.judge) && (
                <span className="block text-xs font-normal text-faint">{judgeWords(measure, effects.judge)}</span>
              )}
            </TableHeader>
          ))}
          <TableHeader isNumeric title="The teacher gave no usable reply; no part of the kept share.">
            Failed
          </TableHeader>
        </TableRow>
      </TableHead>
      {operations.map(([operation, versions]) => (
        <TableBody key={operation}>
          <tr className="border-b border-line">
            <th colSpan={shown.length + 2} scope="rowgroup" className="px-2 pt-5 pb-1.5 text-left">
              <OperationChip operation={operation} />
            </th>
          </tr>
          {versions.map((version) => (
            <Fragment key={version.templateVersionId}>
              <Row
                name={<VersionName effects={effects} version={version} />}
                cell={version.total}
                shown={shown}
                isTotal
              />
              {showsRounds &&
                version.rounds.length > 1 &&
                version.rounds.map((cell) => (
                  <Row
                    key={`${cell.runId} ${cell.roundNumber}`}
                    name={
                      <span className="pl-4 text-muted">
                        round {cell.roundNumber}, {runName(effects, cell.runId)}
                      </span>
                    }
                    cell={cell}
                    shown={shown}
                  />
                ))}
            </Fragment>
          ))}
        </TableBody>
      ))}
    </Table>
  );
}

function VersionName({ effects, version: { version, note, rounds } }: EffectTableProps & { version: VersionEffect }) {
  const [only] = rounds;
  return (
    <span className="flex max-w-72 flex-col">
      <span className="font-medium">Version {version}</span>
      <span className="text-sm text-muted">
        {rounds.length === 1 && only
          ? `round ${only.roundNumber}, ${runName(effects, only.runId)}`
          : formatCountOf(rounds.length, 'round')}
      </span>
      {note && <span className="truncate text-sm text-faint">{note}</span>}
    </span>
  );
}

/** A column in which nobody has anything teaches nothing. */
function shownMeasures({ versions, judge }: TemplateEffects): readonly EffectMeasure[] {
  const hasPeople = versions.some(({ total }) => total.people.accepts + total.people.rejects > 0);
  return MEASURES.filter((measure) => {
    if (measure === 'accepted') return hasPeople;
    return measure === 'difficulty' || measure === 'gain' ? judge !== null : true;
  });
}

export function runName({ runs }: Pick<TemplateEffects, 'runs'>, runId: string): string {
  return runs.find((run) => run.id === runId)?.name ?? 'a run that is gone';
}

type RowProps = { name: ReactNode; cell: EffectCell; shown: readonly EffectMeasure[]; isTotal?: boolean };

function Row({ name, cell, shown, isTotal = false }: RowProps) {
  const { counts } = cell;
  return (
    <TableRow>
      <th scope="row" className="px-2 py-1.5 text-left align-top font-normal">
        {name}
      </th>
      {shown.map((measure) => (
        <TableCell key={measure} isNumeric className={isTotal ? 'align-top font-medium' : 'align-top'}>
          <EffectValue measure={measure} statistic={cell.measures[measure]} title={detailOf(measure, cell)} />
        </TableCell>
      ))}
      <TableCell isNumeric className="align-top">
        {formatCount(counts.failed)}
        {counts.open > 0 && <span className="block text-sm text-faint">{formatCount(counts.open)} open</span>}
      </TableCell>
    </TableRow>
  );
}

/** What stands behind a figure, on hover. */
function detailOf(measure: EffectMeasure, { counts, people, costUsd, unparsed }: EffectCell): string | undefined {
  if (measure === 'kept') {
    const { kept, dropped, undecided, retries, keptNow } = counts;
    return `${kept} kept, ${dropped} dropped, ${undecided} undecided by the machine; ${retries} of them further attempts; ${keptNow} kept now, after people`;
  }
  if (measure === 'accepted') {
    const { accepts, rejects, unsure, evolutions, audited, bulk, ofKept } = people;
    return `${accepts} accept, ${rejects} reject, ${unsure} unsure, about ${evolutions} evolutions, ${audited} of them drawn for an audit; of what the machine kept, ${ofKept.accepts} accept and ${ofKept.rejects} reject; ${bulk} decisions about many at once are not counted`;
  }
  if (measure === 'cost') return `${costUsd.toFixed(6)} dollars for all calls`;
  if (measure === 'difficulty' && unparsed > 0) return `${unparsed} replies of the judge were no score`;
  return undefined;
}
