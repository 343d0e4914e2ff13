/** JSON: cuts the rows out of a top-level array (or of the one array in a top-level object) without reading the file whole. */
import { concatBytes } from './byte-stream';
import { JsonArrayFinder } from './json-array-finder';
import { CLOSE_ARRAY, COMMA, isBlank, JsonNesting, OPEN_OBJECT } from './json-nesting';
import { countLineEnds, indexOfBytes, LF, type RawRow, RowBytes, type RowPlace, type RowSplitter } from './raw-row';

const EMPTY = new Uint8Array(0);
const NOT_ENDED = 'This row does not end before the next one begins.';
const UNSEPARATED = 'No comma stands between this row and the one before it.';
const BROKEN = {
  broken_string: 'A string of this row is not closed on its line.',
  broken_brackets: 'The brackets of this row do not match.',
} as const;

/**
 * A row that is broken inside but whose strings and brackets close is one bad row. Where they do not close, reading goes on at the next line
 * that opens an object at the indentation of the first row; a file without such lines cannot be read further, and the row says so.
 */
export class JsonSplitter implements RowSplitter {
  readonly #limit: number;
  readonly #bytes: RowBytes;
  readonly #finder = new JsonArrayFinder();
  readonly #nesting = new JsonNesting();
  #stage: 'before' | 'gap' | 'row' | 'lost' | 'after' = 'before';
  #expects: 'first' | 'comma' | 'value' = 'first';
  #isUnseparated = false;
  #row = 0;
  #line = 1;
  /** of the first byte of the chunk in hand */
  #offset: number;
  #place: RowPlace = { row: 0, line: 1, offset: 0 };
  /** line end and blanks since the last line end, while nothing else was there */
  #lineHead: number[] | null = null;
  /** what begins a row's line: line end, indentation, brace; null when the first row did not begin its line */
  #rowMark: Uint8Array | null = null;
  /** how much of the mark the last bytes match, while lost */
  #matched = 0;

  constructor(limit: number, offset: number) {
    this.#limit = limit;
    this.#bytes = new RowBytes(limit);
    this.#offset = offset;
  }

  push(chunk: Uint8Array): RawRow[] {
    const rows: RawRow[] = [];
    this.#scanAll([chunk], rows);
    return rows;
  }

  end(): RawRow[] {
    const rows: RawRow[] = [];
    if (this.#stage === 'before') throw this.#finder.noArray();
    while (this.#stage === 'row') this.#scanAll(this.#giveUp('The file ends inside this row.', EMPTY, rows), rows);
    if (this.#stage === 'gap') this.#complain('The file ends before its array is closed.', 0, rows);
    return rows;
  }

  #scanAll(chunks: Uint8Array[], rows: RawRow[]): void {
    for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) chunks.unshift(...this.#scan(chunk, rows));
  }

  /** Reads a chunk, and returns what is to be read next: nothing, or the rest of it after what must be read again. */
  #scan(chunk: Uint8Array, rows: RawRow[]): Uint8Array[] {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === LF) this.#line += 1;
      if (this.#stage === 'row') {
        const step = this.#nesting.step(byte);
        if (step === 'inside') continue;
        const end = step === 'comma' || step === 'end' ? at : at + 1;
        const part = chunk.subarray(from, end);
        if (step === 'broken_string' || step === 'broken_brackets') {
          this.#offset += end;
          return [...this.#giveUp(BROKEN[step], part, rows), chunk.subarray(end)];
        }
        this.#bytes.add(part);
        this.#finishRow(rows);
        if (step === 'closed') continue;
      }
      if (this.#beginsRow(byte, at, rows)) from = at;
    }
    this.#offset += chunk.length;
    return this.#stage === 'row' ? this.#keep(chunk.slice(from), rows) : [];
  }

  /** Keeps the beginning of a row until the next chunk. One that grows too long may have swallowed the rows after it. */
  #keep(part: Uint8Array, rows: RawRow[]): Uint8Array[] {
    if (!this.#rowMark || this.#bytes.isTooLong || this.#bytes.length + part.length <= this.#limit) {
      this.#bytes.add(part);
      return [];
    }
    const whole = concatBytes([this.#bytes.take(), part]);
    if (indexOfBytes(whole, this.#rowMark) !== -1) return this.#giveUp(NOT_ENDED, whole, rows);
    this.#bytes.add(whole);
    return [];
  }

  /** Reports the row in hand as broken, and returns what of it is to be read again from the next row's beginning. */
  #giveUp(problem: string, part: Uint8Array, rows: RawRow[]): Uint8Array[] {
    const kept = this.#bytes.isTooLong ? EMPTY : concatBytes([this.#bytes.take(), part]);
    this.#bytes.take();
    rows.push({ ...this.#place, problem: this.#rowMark ? problem : `${problem} Nothing after it could be read.` });
    this.#nesting.reset();
    this.#stage = 'lost';
    this.#matched = 0;
    const next = this.#rowMark ? indexOfBytes(kept, this.#rowMark) : -1;
    if (next === -1) return [];
    this.#line = this.#place.line + countLineEnds(kept.subarray(0, next));
    this.#offset = this.#place.offset + next;
    return [kept.subarray(next)];
  }

  #finishRow(rows: RawRow[]): void {
    const row = this.#bytes.takeRow(this.#place);
    rows.push(this.#isUnseparated ? { ...this.#place, problem: UNSEPARATED } : row);
    this.#isUnseparated = false;
    this.#stage = 'gap';
    this.#expects = 'comma';
  }

  /** A byte that belongs to no row yet; true when it is the first of one. */
  #beginsRow(byte: number, at: number, rows: RawRow[]): boolean {
    switch (this.#stage) {
      case 'before':
        if (this.#finder.opensArray(byte)) this.#stage = 'gap';
        return false;
      case 'after': {
        const complaint = this.#finder.complaintAfter(byte);
        if (complaint) this.#complain(complaint, at, rows);
        return false;
      }
      case 'lost':
        this.#isUnseparated = false;
        return this.#findsMark(byte) && this.#beginRow(byte, at);
      default:
        return this.#stepGap(byte, at, rows);
    }
  }

  #stepGap(byte: number, at: number, rows: RawRow[]): boolean {
    if (byte === LF) this.#lineHead = [];
    if (isBlank(byte)) {
      this.#lineHead?.push(byte);
    } else if (byte === COMMA) {
      if (this.#expects !== 'comma') this.#complain('Nothing stands before this comma.', at, rows);
      this.#expects = 'value';
      this.#lineHead = null;
    } else if (byte === CLOSE_ARRAY) {
      if (this.#expects === 'value') this.#complain('A comma stands before the closing bracket.', at, rows);
      this.#stage = 'after';
    } else {
      return this.#beginFromGap(byte, at);
    }
    return false;
  }

  #beginFromGap(byte: number, at: number): boolean {
    if (this.#expects === 'first' && this.#lineHead && byte === OPEN_OBJECT) {
      this.#rowMark = new Uint8Array([...this.#lineHead, byte]);
    }
    this.#isUnseparated = this.#expects === 'comma';
    return this.#beginRow(byte, at);
  }

  #beginRow(byte: number, at: number): true {
    this.#row += 1;
    this.#place = { row: this.#row, line: this.#line, offset: this.#offset + at };
    this.#stage = 'row';
    this.#nesting.reset();
    this.#nesting.step(byte);
    return true;
  }

  #findsMark(byte: number): boolean {
    if (!this.#rowMark) return false;
    this.#matched = byte === this.#rowMark[this.#matched] ? this.#matched + 1 : byte === LF ? 1 : 0;
    return this.#matched === this.#rowMark.length;
  }

  /** A fault between rows counts as a row of its own, so that no number means two things. */
  #complain(problem: string, at: number, rows: RawRow[]): void {
    this.#row += 1;
    rows.push({ row: this.#row, line: this.#line, offset: this.#offset + at, problem });
  }
}
