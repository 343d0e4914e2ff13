/** JSONL: one JSON value per line; blank lines are passed over but counted as lines. */
import { LF, type RawRow, RowBytes, type RowSplitter } from './raw-row';

const BLANKS = new Set([0x20, 0x09, 0x0d]);

export class JsonlSplitter implements RowSplitter {
  readonly #line: RowBytes;
  #isBlank = true;
  #row = 0;
  #lineNumber = 1;
  #offset: number;

  constructor(limit: number, offset: number) {
    this.#line = new RowBytes(limit);
    this.#offset = offset;
  }

  push(chunk: Uint8Array): RawRow[] {
    const rows: RawRow[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, from)) {
      this.#add(chunk.subarray(from, at));
      rows.push(...this.#finishLine(1));
      from = at + 1;
    }
    this.#add(chunk.slice(from));
    return rows;
  }

  end(): RawRow[] {
    return this.#finishLine(0);
  }

  #add(bytes: Uint8Array): void {
    if (this.#isBlank) this.#isBlank = bytes.every((byte) => BLANKS.has(byte));
    this.#line.add(bytes);
  }

  #finishLine(endLength: number): RawRow[] {
    const place = { row: this.#row + 1, line: this.#lineNumber, offset: this.#offset };
    const isBlank = this.#isBlank;
    this.#offset += this.#line.length + endLength;
    this.#lineNumber += 1;
    this.#isBlank = true;
    const row = this.#line.takeRow(place);
    if (isBlank && !('problem' in row)) return [];
    this.#row += 1;
    return [row];
  }
}
