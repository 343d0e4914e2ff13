/** Which format a file is in, by its name and its first bytes; where they disagree the bytes win. */
import type { FileFormat } from '../domain/seed-import';
import { isBlank, JsonNesting, OPEN_ARRAY, OPEN_OBJECT } from './json-nesting';
import { parseJsonRow } from './parse-json-row';
import { hasInstruction } from './shapes/propose-mapping';

export const HEAD_BYTES = 64 * 1024;

export function detectFormat(fileName: string, head: Uint8Array): FileFormat {
  const first = head.find((byte) => !isBlank(byte));
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (first === OPEN_ARRAY) return 'json';
  if (first === OPEN_OBJECT) return holdsRowsInside(head, extension) ? 'json' : 'jsonl';
  if (extension === 'json' || extension === 'jsonl' || extension === 'ndjson') return 'jsonl';
  return 'csv';
}

/** Whether the first object is a wrapper around an array, as {"data": [ … ]}, and not the first line of a .json that is really JSONL. */
function holdsRowsInside(head: Uint8Array, extension: string): boolean {
  if (extension === 'jsonl' || extension === 'ndjson') return false;
  const nesting = new JsonNesting();
  let opensArray = false;
  for (const [at, byte] of head.entries()) {
    if (nesting.depth === 1 && !nesting.isInString && byte === OPEN_ARRAY) opensArray = true;
    const step = nesting.step(byte);
    if (step === 'closed') return opensArray && !hasMore(head, at + 1) && !isRowByItself(head.subarray(0, at + 1));
    if (step.startsWith('broken')) return false;
  }
  return opensArray;
}

function hasMore(head: Uint8Array, from: number): boolean {
  return head.subarray(from).some((byte) => !isBlank(byte));
}

/** A single conversation or exported row holds lists of objects too, but is a row and not a file of rows: it has an instruction of its own. */
function isRowByItself(bytes: Uint8Array): boolean {
  const parsed = parseJsonRow(new TextDecoder().decode(bytes), 1);
  return 'value' in parsed && hasInstruction([parsed.value]);
}
