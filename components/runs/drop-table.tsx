'use client';
import { RuleChip } from '@/components/dataset/rule-chip';
/** Which rule dropped how many, by operation. */
import { useOperationLooks } from '@/components/dataset/use-operation-look';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { instructionsHref } from '@/lib/client/page-links';
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import type { RoundReport } from '@/lib/core/contract/runs';
import { RULES } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { CountLink } from './operation-table';

type DropTableProps = { projectId: Id; filter: InstructionFilter; report: RoundReport };

export function DropTable({ projectId, filter, report }: DropTableProps) {
  const { drops } = report;
  const lookOf = useOperationLooks();
  if (drops.length === 0) return <p className="text-sm text-muted">No rule dropped anything in this round.</p>;
  const operations = report.operations.map((row) => row.operation);
  const count = (rule: string, operation?: string) =>
    drops
      .filter((drop) => drop.rule === rule && (operation === undefined || drop.operation === operation))
      .reduce((sum, drop) => sum + drop.count, 0);
  return (
    <Table label="Drops by rule and operation">
      <TableHead>
        <TableRow>
          <TableHeader>Rule</TableHeader>
          {operations.map((operation) => (
            <TableHeader key={operation} isNumeric className={lookOf(operation).text}>
              {lookOf(operation).label}
            </TableHeader>
          ))}
          <TableHeader isNumeric>All</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {RULES.filter((rule) => count(rule) > 0).map((rule) => (
          <TableRow key={rule}>
            <TableCell>
              <RuleChip rule={rule} />
            </TableCell>
            {operations.map((operation) => (
              <TableCell key={operation} isNumeric>
                <CountLink
                  count={count(rule, operation)}
                  href={instructionsHref(projectId, { ...filter, operation, rule })}
                />
              </TableCell>
            ))}
            <TableCell isNumeric>
              <CountLink count={count(rule)} href={instructionsHref(projectId, { ...filter, rule })} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
