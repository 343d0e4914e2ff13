/** Rows of text fields: Alpaca's instruction, input, output, and any others by their mapping. */
import type { SeedMapping } from '../../domain/seed-import';
import {
  externalIdOf,
  isRehearsalRow,
  optionalText,
  requiredText,
  type ShapeReading,
  type SourceRow,
} from './shape-reading';

export function readFields(source: SourceRow, mapping: SeedMapping, row: number): ShapeReading {
  const seed = {
    row,
    instruction: requiredText(source, mapping.instruction),
    input: optionalText(source, mapping.input),
    response: optionalText(source, mapping.response),
    category: optionalText(source, mapping.category),
    externalId: externalIdOf(source),
    isRehearsal: isRehearsalRow(source),
  };
  return { seeds: [seed], leftOut: [] };
}
