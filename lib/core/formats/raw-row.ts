/** The bytes of one row as a splitter cuts them out of a file: collected with a limit, then decoded strictly. */
import { concatBytes } from './byte-stream';

/** `line` and `offset` say where the row starts in the file; both are what a person can look for. */
export type RowPlace = { row: number; line: number; offset: number };
export type RawRow = RowPlace & ({ bytes: Uint8Array } | { problem: string });
export type ReadRow = { row: number; line: number } & ({ value: unknown } | { problem: string });

/** Cuts a file into rows with memory bounded by one row, whatever the chunks. */
export interface RowSplitter {
  push(chunk: Uint8Array): RawRow[];
  end(): RawRow[];
}

export const LF = 0x0a;
export const CR = 0x0d;
export const QUOTE = 0x22;

/** Keeps a row's bytes up to the limit; beyond it only their number, so that a row of any length costs constant memory. */
export class RowBytes {
  readonly #limit: number;
  #parts: Uint8Array[] = [];
  length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get isTooLong(): boolean {
    return this.length > this.#limit;
  }

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.length += bytes.length;
    if (this.isTooLong) this.#parts = [];
    else this.#parts.push(bytes);
  }

  /** Everything kept so far; the collector is empty afterwards. */
  take(): Uint8Array {
    const whole = concatBytes(this.#parts);
    this.#parts = [];
    this.length = 0;
    return whole;
  }

  takeRow(place: RowPlace): RawRow {
    if (!this.isTooLong) return { ...place, bytes: this.take() };
    const problem = `The row has ${this.length.toLocaleString('en')} bytes; at most ${this.#limit.toLocaleString('en')} are read.`;
    this.take();
    return { ...place, problem };
  }
}

// A byte order mark inside the file is text, so it is kept.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function decodeRow(bytes: Uint8Array, offset: number): { text: string } | { problem: string } {
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return {
      problem: `Not valid UTF-8 at byte ${(offset + soundPrefixLength(bytes) + 1).toLocaleString('en')} of the file.`,
    };
  }
}

/** How many bytes decode before the first that does not, by halving: the decoder does not tell. */
function soundPrefixLength(bytes: Uint8Array): number {
  let sound = 0;
  let broken = bytes.length;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (isSoundPrefix(bytes.subarray(0, middle))) sound = middle;
    else broken = middle;
  }
  return sound;
}

function isSoundPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

export function countLineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) count += 1;
  return count;
}

export function indexOfBytes(bytes: Uint8Array, wanted: Uint8Array): number {
  const [first] = wanted;
  if (first === undefined) return -1;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
