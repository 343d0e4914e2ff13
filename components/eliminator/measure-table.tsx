'use client';
/** The measured eliminator, row by row: three measures with intervals, and the four counts behind them, which lead to their items. */
import { useState } from 'react';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount } from '@/lib/client/display';
import type { AuditMeasures, AuditRow } from '@/lib/core/contract/audits';
import { OUTCOMES, type Outcome } from '@/lib/core/domain/classifier-measures';
import type { Id } from '@/lib/core/domain/identifier';
import { CellName } from './cell-name';
import { MeasureValue } from './measure-value';
import { cellKey, MEASURE_WORDS, OUTCOME_WORDS } from './measure-words';
import { OutcomeDialog } from './outcome-dialog';

type MeasureTableProps = { projectId: Id; measures: AuditMeasures; refusal: string | null };
type Behind = { row: AuditRow; outcome: Outcome };

export function MeasureTable({ projectId, measures, refusal }: MeasureTableProps) {
  const [behind, setBehind] = useState<Behind | null>(null);
  return (
    <>
      <Table label="Measures of the eliminator">
        <TableHead>
          <TableRow>
            <TableHeader>What</TableHeader>
            {(['precision', 'recall', 'f1'] as const).map((name) => (
              <TableHeader key={name} isNumeric title={MEASURE_WORDS[name].explains}>
                {MEASURE_WORDS[name].label}
              </TableHeader>
            ))}
            <TableHeader isNumeric title="evolutions that it dropped, audited or not">
              Dropped
            </TableHeader>
            {OUTCOMES.map((outcome) => (
              <TableHeader key={outcome} isNumeric title={OUTCOME_WORDS[outcome].explains}>
                {OUTCOME_WORDS[outcome].label}
              </TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {[measures.total, ...measures.rows].map((row) => (
            <TableRow key={cellKey(row.cell)}>
              <TableCell className="align-top">
                <CellName cell={row.cell} measures={measures} />
              </TableCell>
              {(['precision', 'recall', 'f1'] as const).map((name) => (
                <TableCell key={name} isNumeric className="align-top font-medium">
                  <MeasureValue measure={row[name]} />
                </TableCell>
              ))}
              <TableCell isNumeric className="align-top">
                {formatCount(row.population.dropped)}
              </TableCell>
              {OUTCOMES.map((outcome) => (
                <TableCell key={outcome} isNumeric className="align-top">
                  <OutcomeCount row={row} outcome={outcome} refusal={refusal} onOpen={setBehind} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {behind && (
        <OutcomeDialog
          projectId={projectId}
          cell={behind.row.cell}
          outcome={behind.outcome}
          name={<CellName cell={behind.row.cell} measures={measures} />}
          onClose={() => setBehind(null)}
        />
      )}
    </>
  );
}

type OutcomeCountProps = Behind & { refusal: string | null; onOpen: (behind: Behind) => void };

function OutcomeCount({ row, outcome, refusal, onOpen }: OutcomeCountProps) {
  const { n } = row.confusion[outcome];
  if (n === 0 || refusal !== null) return <span>{formatCount(n)}</span>;
  return (
    <button
      type="button"
      className="rounded-xs underline decoration-line underline-offset-2 hover:decoration-current"
      aria-label={`${OUTCOME_WORDS[outcome].label}: show these ${n}`}
      onClick={() => onOpen({ row, outcome })}
    >
      {formatCount(n)}
    </button>
  );
}
