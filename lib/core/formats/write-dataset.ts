/** An export's rows in its format: the registry of projections and frames. */
import { type ExportFormat, type ExportRow, needsResponse } from '../domain/export';
import { toLossless } from './projections/lossless';
import { toAlpaca, toOpenaiChat, toSharegpt } from './projections/training';
import { JSON_FRAME, JSONL_FRAME, type RowFrame } from './write-rows';

type Answered = ExportRow & { response: string };

const FRAMES = {
  lossless: JSONL_FRAME,
  alpaca: JSON_FRAME,
  sharegpt: JSON_FRAME,
  openai_chat: JSONL_FRAME,
} as const satisfies Record<ExportFormat, RowFrame>;

const TRAINING = {
  alpaca: toAlpaca,
  sharegpt: toSharegpt,
  openai_chat: toOpenaiChat,
} as const satisfies Record<Exclude<ExportFormat, 'lossless'>, (row: Answered) => unknown>;

export function frameOf(format: ExportFormat): RowFrame {
  return FRAMES[format];
}

/** Null: the format cannot hold the row, which has no response. */
export function projectRow(format: ExportFormat, row: ExportRow): object | null {
  if (format === 'lossless') return toLossless(row);
  const { response } = row;
  if (needsResponse(format) && !response) return null;
  return TRAINING[format]({ ...row, response: response ?? '' });
}
