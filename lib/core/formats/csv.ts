/**
 * CSV (RFC 4180): cuts a file into records. Our own, because an import must go on after a record that is broken or too long, and name its line:
 * udsv is made for well-formed files whose quoted line ends match those between rows; csv-parse and papaparse take pushed chunks only as Node streams.
 */
import { CR, LF, QUOTE, type RawRow, RowBytes, type RowPlace, type RowSplitter } from './raw-row';

/** `skip`: the rest of a line whose row was given up. */
type CsvState = 'field_start' | 'plain' | 'quoted' | 'quote_in_quoted' | 'skip';

/** A record whose quotes go wrong is one bad row, and reading goes on at the line after the one it began on. The header is row 0. */
export class CsvSplitter implements RowSplitter {
  readonly #delimiter: number;
  readonly #bytes: RowBytes;
  #state: CsvState = 'field_start';
  #isAfterCr = false;
  #row = 0;
  #line = 1;
  /** of the first byte of the chunk in hand */
  #offset: number;
  #place: RowPlace;

  constructor(limit: number, offset: number, delimiter: number) {
    this.#bytes = new RowBytes(limit);
    this.#offset = offset;
    this.#delimiter = delimiter;
    this.#place = { row: 0, line: 1, offset };
  }

  push(chunk: Uint8Array): RawRow[] {
    const rows: RawRow[] = [];
    this.#scanAll([chunk], rows);
    return rows;
  }

  end(): RawRow[] {
    const rows: RawRow[] = [];
    while (this.#state === 'quoted')
      this.#scanAll(this.#giveUp('A quote that this row opens is never closed.', rows), rows);
    this.#finishRow(rows, this.#offset);
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
      const isSecondOfPair = byte === LF && this.#isAfterCr;
      this.#isAfterCr = byte === CR;
      const isLineEnd = byte === LF || byte === CR;
      if (isLineEnd && !isSecondOfPair) this.#line += 1;
      if (this.#state === 'quote_in_quoted' && !isLineEnd && byte !== QUOTE && byte !== this.#delimiter) {
        this.#bytes.add(chunk.subarray(from, at));
        this.#offset += at;
        return [...this.#giveUp('Text stands after a closing quote.', rows), chunk.subarray(at)];
      }
      if (isLineEnd && this.#state !== 'quoted') {
        this.#bytes.add(chunk.subarray(from, at));
        this.#finishRow(rows, this.#offset + at + 1);
        from = at + 1;
      } else {
        this.#state = this.#after(byte);
      }
    }
    this.#bytes.add(chunk.slice(from));
    this.#offset += chunk.length;
    return [];
  }

  #after(byte: number): CsvState {
    switch (this.#state) {
      case 'skip':
        return 'skip';
      case 'quoted':
        return byte === QUOTE ? 'quote_in_quoted' : 'quoted';
      case 'quote_in_quoted':
        return byte === QUOTE ? 'quoted' : 'field_start';
      default:
        if (byte === this.#delimiter) return 'field_start';
        return byte === QUOTE && this.#state === 'field_start' ? 'quoted' : 'plain';
    }
  }

  /** An empty line is no row; the second half of a CRLF is an empty line too, which is why the pair needs no case of its own. */
  #finishRow(rows: RawRow[], nextOffset: number): void {
    const isRow = this.#bytes.length > 0 && this.#state !== 'skip';
    const row = this.#bytes.takeRow(this.#place);
    if (isRow) rows.push(row);
    this.#begin(isRow ? this.#row + 1 : this.#row, nextOffset);
  }

  #begin(row: number, offset: number): void {
    this.#row = row;
    this.#state = 'field_start';
    this.#place = { row, line: this.#line, offset };
  }

  /** Reports the record in hand as broken, and returns what of it is to be read again: everything after its first line. */
  #giveUp(problem: string, rows: RawRow[]): Uint8Array[] {
    rows.push({
      ...this.#place,
      problem: this.#bytes.isTooLong ? `${problem} It is also too long to be read again.` : problem,
    });
    const kept = this.#bytes.take();
    const lineEnd = kept.findIndex((byte) => byte === LF || byte === CR);
    this.#row += 1;
    this.#state = 'skip';
    if (lineEnd === -1) return [];
    this.#line = this.#place.line;
    this.#offset = this.#place.offset + lineEnd;
    this.#isAfterCr = false;
    return [kept.subarray(lineEnd)];
  }
}

/** The fields of one record whose quotes are known to be sound. */
export function parseCsvRecord(text: string, delimiter: string): string[] {
  const fields: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? closingQuote(text, at) + 1 : indexOrEnd(text, delimiter, at);
    fields.push(isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end));
    at = end + 1;
  }
  return fields;
}

function closingQuote(text: string, opening: number): number {
  let at = indexOrEnd(text, '"', opening + 1);
  while (text[at + 1] === '"') at = indexOrEnd(text, '"', at + 2);
  return at;
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at === -1 ? text.length : at;
}
