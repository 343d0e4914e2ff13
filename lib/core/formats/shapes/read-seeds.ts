/** A row's value to its seeds by the mapping: the registry of shapes. */
import type { SeedMapping, SeedShape } from '../../domain/seed-import';
import { readConversation } from './conversation';
import { readFields } from './fields';
import { readSelfInstruct } from './self-instruct';
import { BadField, isSourceRow, kindOf, type ShapeReading, type SourceRow } from './shape-reading';

const SHAPES = {
  alpaca: readFields,
  fields: readFields,
  self_instruct: readSelfInstruct,
  sharegpt: readConversation,
  openai_chat: readConversation,
} as const satisfies Record<SeedShape, (source: SourceRow, mapping: SeedMapping, row: number) => ShapeReading>;

export function readSeeds(value: unknown, mapping: SeedMapping, row: number): ShapeReading {
  if (!isSourceRow(value)) return { problem: `The row is ${kindOf(value)}, not an object with fields.` };
  try {
    return SHAPES[mapping.shape](value, mapping, row);
  } catch (error) {
    if (error instanceof BadField) return { problem: error.message };
    throw error;
  }
}
