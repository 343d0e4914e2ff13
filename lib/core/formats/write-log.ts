/** The log of decisions as text, row by row: CSV after RFC 4180 for tables, JSONL for programs. */
import { JSONL_FRAME, type RowFrame } from './write-rows';

/** The columns in the order of reading; what is not known is empty in CSV and null in JSONL. */
export const LOG_COLUMNS = [
  'sequence',
  'receivedAt',
  'personId',
  'personName',
  'kind',
  'statusBefore',
  'statusAfter',
  'reason',
  'comment',
  'isBlind',
  'isGuidelineGap',
  'bulkId',
  'evolutionId',
  'operation',
  'runName',
  'roundNumber',
  'eventId',
  'undoesId',
  'shownAt',
  'decidedAt',
] as const;
export type LogRow = Record<(typeof LOG_COLUMNS)[number], string | number | boolean | null>;

/** Quotes only where they are needed; every byte of a comment is kept. */
export function csvField(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

type LogFrame = { [Part in keyof RowFrame]: Part extends 'row' ? (row: LogRow, at: number) => string : RowFrame[Part] };

const inOrder = (row: LogRow) => LOG_COLUMNS.map((column) => row[column]);

const CSV_FRAME: LogFrame = {
  begin: `${LOG_COLUMNS.join(',')}\r\n`,
  row: (row) => `${inOrder(row).map(csvField).join(',')}\r\n`,
  end: () => '',
};

const JSONL_LOG: LogFrame = {
  ...JSONL_FRAME,
  row: (row, at) => JSONL_FRAME.row(Object.fromEntries(LOG_COLUMNS.map((column) => [column, row[column]])), at),
};

export function logFrameOf(format: 'csv' | 'jsonl'): LogFrame {
  return format === 'csv' ? CSV_FRAME : JSONL_LOG;
}
