/** What a CSV file's first record says: its columns, and which character separates them. */
import { AppError } from '../domain/app-error';
import { CR, LF, QUOTE } from './raw-row';

const DELIMITERS = [',', ';', '\t'] as const;

/** The candidate that stands most often outside quotes in the first line; a comma when none does. */
export function detectDelimiter(head: Uint8Array): string {
  const counts = new Map<number, number>();
  let isQuoted = false;
  for (const byte of head) {
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (!isQuoted && (byte === LF || byte === CR)) break;
    else if (!isQuoted) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  }
  return DELIMITERS.reduce<string>((best, one) => (countOf(counts, one) > countOf(counts, best) ? one : best), ',');
}

function countOf(counts: ReadonlyMap<number, number>, delimiter: string): number {
  return counts.get(delimiter.charCodeAt(0)) ?? 0;
}

/** Columns get their number for a name where the header has none; two of one name cannot be told apart and are refused. */
export function headerOf(fields: readonly string[]): string[] {
  const names = fields.map((field, at) => (field.trim() === '' ? `column ${at + 1}` : field));
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  if (repeated === undefined) return names;
  throw new AppError('invalid_input', `The header names "${repeated}" twice.`, {
    place: 'line 1',
    remedy: 'Give every column its own name.',
  });
}
