'use client';
/** A table of any length of which only the rows in sight are painted; said to screen readers as the whole. */
import { useRouter } from 'next/navigation';
import { Checkbox } from '@/components/ui/checkbox';
import { TableHead, TableHeader } from '@/components/ui/table';
import { instructionHref } from '@/lib/client/page-links';
import type { useInstructionPages } from '@/lib/client/queries/instructions';
import type { InstructionRow } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';
import { COLUMNS, type Column, type ColumnName } from './columns';
import { InstructionTableRow } from './instruction-table-row';
import { useRowKeys } from './use-row-keys';
import { useRowWindow } from './use-row-window';
import type { Selection } from './use-selection';

type InstructionTableProps = {
  projectId: Id;
  rows: readonly InstructionRow[];
  pages: ReturnType<typeof useInstructionPages>;
  /** how many the whole table has; null: not known */
  total: number | null;
  columns: readonly ColumnName[];
  listingKey: string;
  isFromEnd: boolean;
  selection: Selection;
  onJump: (end: 'start' | 'end') => void;
};

const MOST_SELECTED = 2000;

export function InstructionTable(props: InstructionTableProps) {
  const { projectId, rows, pages, total, columns, selection, listingKey, isFromEnd } = props;
  const router = useRouter();
  const view = useRowWindow({ rows, pages, listingKey, isFromEnd });
  const { activeId, onKeyDown, setActive } = useRowKeys({
    ...{ rows, screen: view.screen, show: view.show, jump: props.onJump, toggle: selection.toggle },
    open: (id) => router.push(instructionHref(projectId, id)),
  });
  const firstRow = pages.hasPreviousPage ? (total === null ? null : total - rows.length) : 0;
  const loaded = rows.slice(0, MOST_SELECTED).map((row) => row.id);
  const selectedHere = loaded.filter(selection.isSelected).length;
  const shown: readonly { name: ColumnName; column: Column }[] = columns.map((name) => ({
    name,
    column: COLUMNS[name],
  }));
  const spacer = (height: number) =>
    height > 0 ? (
      <tr aria-hidden style={{ height }}>
        <td colSpan={shown.length + 2} className="p-0" />
      </tr>
    ) : null;
  return (
    <section
      ref={view.scroller}
      aria-label="Instructions"
      className="scroll-shade relative h-[calc(100dvh-17rem)] min-h-80 overflow-auto border-y border-line [overflow-anchor:none]"
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows take keys is a grid
        role="grid"
        aria-label="Table of instructions"
        aria-rowcount={total === null ? -1 : total + 1}
        aria-multiselectable
        onKeyDown={onKeyDown}
        className="w-full table-fixed border-collapse text-left"
        style={{ minWidth: `${18 + shown.reduce((sum, { column }) => sum + column.width, 0)}rem` }}
      >
        <colgroup>
          <col style={{ width: '2.25rem' }} />
          <col />
          {shown.map(({ name, column }) => (
            <col key={name} style={{ width: `${column.width}rem` }} />
          ))}
        </colgroup>
        <TableHead className="sticky top-0 z-10 bg-canvas shadow-[inset_0_-1px_0_var(--line)]">
          <tr aria-rowindex={1}>
            <TableHeader>
              <Checkbox
                label="Select the rows that are loaded"
                isLabelHidden
                checked={loaded.length > 0 && selectedHere === loaded.length}
                isSome={selectedHere > 0 && selectedHere < loaded.length}
                onCheckedChange={(isOn) => selection.choose(loaded, isOn)}
              />
            </TableHeader>
            <TableHeader>Instruction</TableHeader>
            {shown.map(({ name, column }) => (
              <TableHeader key={name} isNumeric={column.isNumeric ?? false}>
                {column.label}
              </TableHeader>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {spacer(view.above)}
          {view.items.map(({ index }) => {
            const row = rows[index];
            return row ? (
              <InstructionTableRow
                key={row.id}
                projectId={projectId}
                row={row}
                columns={shown}
                rowIndex={firstRow === null ? undefined : firstRow + index + 2}
                isActive={row.id === activeId}
                isSelected={selection.isSelected(row.id)}
                onFocus={() => setActive(row.id)}
                onToggle={() => selection.toggle(row.id)}
              />
            ) : null;
          })}
          {spacer(view.below)}
        </tbody>
      </table>
    </section>
  );
}
