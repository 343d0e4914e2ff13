/** The columns of the table of instructions: what each is called and shows, and which are on. */
import type { ReactNode } from 'react';
import { HiddenVerdict } from '@/components/dataset/hidden-verdict';
import { OperationChip } from '@/components/dataset/operation-chip';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { RuleChip } from '@/components/dataset/rule-chip';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { formatCoefficient, formatCount } from '@/lib/client/display';
import type { InstructionRow } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';

export type Column = {
  label: string;
  /** of the table's width in rem */
  width: number;
  isNumeric?: boolean;
  cell: (row: InstructionRow, projectId: Id) => ReactNode;
};

const share = (value: number | null) => (value === null ? '' : formatCoefficient(value));
const signed = (value: number | null) =>
  value === null ? '' : value > 0 ? `+${value}` : String(value).replace('-', '−');

/** Whether there is anything to hide is not said either. */
const HIDDEN = <span className="text-sm text-faint">hidden</span>;

export const COLUMNS = {
  operation: {
    label: 'Operation',
    width: 9,
    cell: (row) =>
      row.operation ? <OperationChip operation={row.operation} isBare /> : <span className="text-muted">seed</span>,
  },
  round: { label: 'Round', width: 4, isNumeric: true, cell: (row) => row.round },
  status: {
    label: 'Status',
    width: 7.5,
    cell: (row, projectId) =>
      row.status !== null ? (
        <VerdictChip status={row.status} decidedBy={row.decidedBy} isBare />
      ) : row.evolutionId !== null ? (
        <HiddenVerdict projectId={projectId} evolutionId={row.evolutionId} isShort />
      ) : null,
  },
  rule: {
    label: 'Rule',
    width: 11,
    cell: (row) => (row.isBlind ? HIDDEN : row.rule ? <RuleChip rule={row.rule} /> : null),
  },
  words: { label: 'Words', width: 4, isNumeric: true, cell: (row) => formatCount(row.wordCount) },
  added: { label: 'Added', width: 4, isNumeric: true, cell: (row) => signed(row.wordsAdded) },
  overlap: { label: 'Overlap', width: 4.5, isNumeric: true, cell: (row) => share(row.overlap) },
  agreement: {
    label: 'Agreement',
    width: 6.5,
    isNumeric: true,
    cell: (row) => (row.isBlind ? HIDDEN : share(row.agreement)),
  },
  waiting: {
    label: 'Waits for',
    width: 7,
    cell: (row) => (row.isFlagged ? 'a lead' : row.reviewsLeft > 0 ? `${row.reviewsLeft} more` : ''),
  },
  template: {
    label: 'Template',
    width: 5.5,
    isNumeric: true,
    cell: (row) => (row.templateVersion === null ? '' : `v${row.templateVersion}`),
  },
  run: {
    label: 'Run',
    width: 6.5,
    cell: (row) => (
      <span className="flex items-center gap-2">
        <span title={row.runName ?? undefined} className="truncate text-muted">
          {row.runName}
        </span>
        {row.isRehearsal ? <RehearsalMark isBare /> : null}
      </span>
    ),
  },
  made: {
    label: 'Made',
    width: 8,
    cell: (row) => <time dateTime={row.createdAt}>{row.createdAt.slice(0, 16).replace('T', ' ')}</time>,
  },
} as const satisfies Record<string, Column>;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

const USUAL: readonly ColumnName[] = ['operation', 'round', 'status', 'rule', 'words', 'added', 'overlap', 'run'];

/** From the address: names between commas; unknown ones are left out, none at all means the usual ones. */
export function columnsOf(text: string | null): ColumnName[] {
  if (text === null) return [...USUAL];
  const asked = new Set(text.split(','));
  return COLUMN_NAMES.filter((name) => asked.has(name));
}

/** For the address; null for the usual ones. */
export function writeColumns(names: readonly ColumnName[]): string | null {
  const text = COLUMN_NAMES.filter((name) => names.includes(name)).join(',');
  return text === COLUMN_NAMES.filter((name) => USUAL.includes(name)).join(',') ? null : text;
}
