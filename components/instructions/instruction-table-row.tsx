/** One instruction in the table; its text leads to its page. */

import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/class-names';
import { Link } from '@/components/ui/link';
import { TableCell } from '@/components/ui/table';
import { instructionHref } from '@/lib/client/page-links';
import type { InstructionRow } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';
import type { Column, ColumnName } from './columns';
import { ROW_HEIGHT } from './use-row-window';

type InstructionTableRowProps = {
  projectId: Id;
  row: InstructionRow;
  columns: readonly { name: ColumnName; column: Column }[];
  rowIndex: number | undefined;
  isActive: boolean;
  isSelected: boolean;
  onFocus: () => void;
  onToggle: () => void;
};

export function InstructionTableRow(props: InstructionTableRowProps) {
  const { projectId, row, columns, rowIndex, isActive, isSelected, onFocus, onToggle } = props;
  const text = row.excerpt.trim() === '' ? 'only blanks' : row.excerpt;
  return (
    <tr
      data-row={row.id}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
      style={{ height: ROW_HEIGHT }}
      className={cn(
        'border-b border-line hover:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent',
        isSelected && 'bg-accent-soft',
      )}
    >
      <TableCell>
        <Checkbox
          label={`Select: ${text.slice(0, 60)}`}
          isLabelHidden
          checked={isSelected}
          onCheckedChange={onToggle}
        />
      </TableCell>
      <TableCell className="max-w-0">
        <Link
          href={instructionHref(projectId, row.id)}
          dir="auto"
          className="line-clamp-2 leading-5 wrap-anywhere hover:underline"
        >
          {text}
        </Link>
      </TableCell>
      {columns.map(({ name, column }) => (
        <TableCell key={name} isNumeric={column.isNumeric ?? false} className="overflow-hidden whitespace-nowrap">
          {column.cell(row, projectId)}
        </TableCell>
      ))}
    </tr>
  );
}
