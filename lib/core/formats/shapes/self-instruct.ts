/**
 * Self-Instruct seed tasks: an instruction with instances of input and output. Every instance becomes a seed of its own, as Self-Instruct itself
 * turns a task into training rows (prepare_for_finetuning.py); a task without instances is one seed without a response.
 */
import type { SeedMapping } from '../../domain/seed-import';
import {
  BadField,
  externalIdOf,
  isRehearsalRow,
  isSourceRow,
  kindOf,
  optionalText,
  requiredText,
  type ShapeReading,
  type SourceRow,
} from './shape-reading';

export const INSTANCES_FIELD = 'instances';

export function readSelfInstruct(source: SourceRow, mapping: SeedMapping, row: number): ShapeReading {
  const instances = instancesOf(source);
  const task = {
    row,
    instruction: requiredText(source, mapping.instruction),
    category: optionalText(source, mapping.category),
    isRehearsal: isRehearsalRow(source),
  };
  const id = externalIdOf(source);
  const seeds = instances.map((instance, at) => ({
    ...task,
    input: optionalText(instance, 'input', `instances[${at}].input`),
    response: optionalText(instance, 'output', `instances[${at}].output`),
    externalId: id !== null && instances.length > 1 ? `${id}#${at + 1}` : id,
  }));
  return { seeds, leftOut: [] };
}

function instancesOf(source: SourceRow): SourceRow[] {
  const value = source[INSTANCES_FIELD] ?? [];
  if (!Array.isArray(value)) throw new BadField(`The field "${INSTANCES_FIELD}" is ${kindOf(value)}, not a list.`);
  if (value.length === 0) return [{}];
  return value.map((instance: unknown, at) => {
    if (!isSourceRow(instance)) throw new BadField(`instances[${at}] is ${kindOf(instance)}, not an object.`);
    return instance;
  });
}
