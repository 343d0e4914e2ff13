/** What a row of the table is about: its rule, operation, round, run or evolver. */
import { OperationChip } from '@/components/dataset/operation-chip';
import { RuleChip } from '@/components/dataset/rule-chip';
import type { AuditCell, AuditMeasures } from '@/lib/core/contract/audits';
import { evolverNameOf, runNameOf } from './measure-words';

export function CellName({ cell, measures }: { cell: AuditCell; measures: AuditMeasures }) {
  const isWhole = Object.keys(cell).length === 0;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {isWhole && <span className="font-medium">Everything</span>}
      {cell.rule && <RuleChip rule={cell.rule} isOnlyNamed />}
      {cell.operation && <OperationChip operation={cell.operation} isBare />}
      {cell.round !== undefined && <span className="whitespace-nowrap">round {cell.round}</span>}
      {cell.runId !== undefined && <span className="text-muted">{runNameOf(measures, cell)}</span>}
      {cell.evolverId !== undefined && <span className="text-muted">{evolverNameOf(measures, cell)}</span>}
    </span>
  );
}
