/** Looks at the first rows of a file: which columns there are, and which mapping fits them. */
import type { SeedMapping, SeedShape } from '../../domain/seed-import';
import { INSTANCES_FIELD } from './self-instruct';
import { isSourceRow, type SourceRow } from './shape-reading';

export type SeedColumn = { name: string; example: string; filledCount: number };

const EXAMPLE_LENGTH = 200;

/** Known names in the order of preference, compared without case; the first column that holds text is the last resort. */
const KNOWN = {
  instruction: ['instruction', 'question', 'prompt', 'query', 'problem', 'task', 'text'],
  input: ['input', 'context'],
  response: ['output', 'response', 'answer', 'completion', 'solution', 'reply', 'target'],
  category: ['category', 'skill', 'topic', 'domain', 'subject'],
} as const;

export function columnsOf(rows: readonly unknown[]): SeedColumn[] {
  const columns = new Map<string, SeedColumn>();
  for (const row of rows.filter(isSourceRow)) {
    for (const [name, value] of Object.entries(row)) {
      const column = columns.get(name) ?? { name, example: '', filledCount: 0 };
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      const isFilled = value !== null && text.trim() !== '';
      if (isFilled && column.example === '') column.example = excerpt(text);
      columns.set(name, { ...column, filledCount: column.filledCount + (isFilled ? 1 : 0) });
    }
  }
  return [...columns.values()];
}

function excerpt(text: string): string {
  return text.length > EXAMPLE_LENGTH ? `${text.slice(0, EXAMPLE_LENGTH).toWellFormed()}…` : text.toWellFormed();
}

export function proposeMapping(rows: readonly unknown[]): SeedMapping {
  const sources = rows.filter(isSourceRow);
  const turns = turnsField(sources);
  const category = textColumn(sources, KNOWN.category);
  const empty = { input: null, response: null, category };
  if (turns) return { shape: turns.shape, instruction: turns.field, ...empty };
  const instruction = textColumn(sources, KNOWN.instruction) ?? anyTextColumn(sources) ?? '';
  if (sources.some((source) => Array.isArray(source[INSTANCES_FIELD])))
    return { shape: 'self_instruct', instruction, ...empty };
  const input = textColumn(sources, KNOWN.input, instruction);
  const response = textColumn(sources, KNOWN.response, instruction);
  const isAlpaca = instruction === 'instruction' && response === 'output' && (input === null || input === 'input');
  return { shape: isAlpaca ? 'alpaca' : 'fields', instruction, input, response, category };
}

/** Whether the rows name their instruction: turns of a conversation, or a field by one of the known names. */
export function hasInstruction(rows: readonly unknown[]): boolean {
  const sources = rows.filter(isSourceRow);
  return turnsField(sources) !== null || textColumn(sources, KNOWN.instruction) !== null;
}

/** Fields of the first rows that are needed by a mapping and are in none of them. */
export function unknownColumns(mapping: SeedMapping, columns: readonly SeedColumn[]): string[] {
  const known = new Set(columns.map((column) => column.name));
  const wanted = [mapping.instruction, mapping.input, mapping.response, mapping.category];
  // A file may leave out fields that are empty, as WizardLM's own output leaves out "input".
  const optional = mapping.shape === 'alpaca' ? new Set(['input', 'output']) : new Set<string>();
  return wanted.filter((name): name is string => name !== null && !known.has(name) && !optional.has(name));
}

function turnsField(sources: readonly SourceRow[]): { field: string; shape: SeedShape } | null {
  for (const source of sources) {
    for (const [field, value] of Object.entries(source)) {
      const turn: unknown = Array.isArray(value) ? value[0] : null;
      if (!isSourceRow(turn)) continue;
      if (Object.hasOwn(turn, 'from')) return { field, shape: 'sharegpt' };
      if (Object.hasOwn(turn, 'role')) return { field, shape: 'openai_chat' };
    }
  }
  return null;
}

function textColumn(sources: readonly SourceRow[], names: readonly string[], except?: string): string | null {
  const columns = textColumns(sources).filter((column) => column !== except);
  for (const name of names) {
    const found = columns.find((column) => column.toLowerCase() === name);
    if (found !== undefined) return found;
  }
  return null;
}

function anyTextColumn(sources: readonly SourceRow[]): string | null {
  return textColumns(sources).find((name) => !/^(id|idx|uuid)$/i.test(name)) ?? null;
}

function textColumns(sources: readonly SourceRow[]): string[] {
  const names = new Set(
    sources.flatMap((source) => Object.keys(source).filter((name) => typeof source[name] === 'string')),
  );
  return [...names];
}
