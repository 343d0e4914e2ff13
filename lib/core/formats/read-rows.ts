/** A file's bytes to its rows, whatever the format: each row is a value, or a problem with its row and line. */
import { AppError } from '../domain/app-error';
import { type FileFormat, MAX_IMPORT_BYTES, MAX_ROW_BYTES } from '../domain/seed-import';
import { type ByteStream, limitBytes, peekBytes } from './byte-stream';
import { CsvSplitter, parseCsvRecord } from './csv';
import { detectDelimiter, headerOf } from './csv-header';
import { detectFormat, HEAD_BYTES } from './detect-format';
import { JsonSplitter } from './json';
import { isBlank } from './json-nesting';
import { JsonlSplitter } from './jsonl';
import { parseJsonRow } from './parse-json-row';
import { decodeRow, type RawRow, type ReadRow, type RowSplitter } from './raw-row';

export type FileToRead = { fileName: string; format?: FileFormat; maxBytes?: number; maxRowBytes?: number };
export type OpenedFile = { format: FileFormat; rows: AsyncIterable<ReadRow> };

export async function openRows(stream: ByteStream, file: FileToRead): Promise<OpenedFile> {
  const limited = limitBytes(stream, file.maxBytes ?? MAX_IMPORT_BYTES);
  const { head, bytes, markLength } = await peekBytes(limited, HEAD_BYTES);
  if (head.every(isBlank) && head.length < HEAD_BYTES) {
    throw new AppError('invalid_input', 'The file is empty.', { place: 'file' });
  }
  const format = file.format ?? detectFormat(file.fileName, head);
  const limit = file.maxRowBytes ?? MAX_ROW_BYTES;
  switch (format) {
    case 'csv': {
      const delimiter = detectDelimiter(head);
      const splitter = new CsvSplitter(limit, markLength, delimiter.charCodeAt(0));
      return { format, rows: decodedRows(bytes, splitter, csvParser(delimiter)) };
    }
    case 'json':
      return { format, rows: decodedRows(bytes, new JsonSplitter(limit, markLength), jsonParser) };
    case 'jsonl':
      return { format, rows: decodedRows(bytes, new JsonlSplitter(limit, markLength), jsonParser) };
  }
}

/** Null: the record is no row (the header). */
type RowParser = (text: string, raw: RawRow) => { value: unknown } | { problem: string } | null;

const jsonParser: RowParser = (text, raw) => parseJsonRow(text, raw.line);

function csvParser(delimiter: string): RowParser {
  let header: string[] | null = null;
  return (text) => {
    const fields = parseCsvRecord(text, delimiter);
    if (!header) {
      header = headerOf(fields);
      return null;
    }
    if (fields.length !== header.length) {
      return { problem: `The row has ${fields.length} fields; the header has ${header.length}.` };
    }
    return { value: Object.fromEntries(header.map((name, at) => [name, fields[at]])) };
  };
}

async function* decodedRows(bytes: ByteStream, splitter: RowSplitter, parse: RowParser): AsyncIterable<ReadRow> {
  for await (const chunk of bytes) yield* decodeAll(splitter.push(chunk), parse);
  yield* decodeAll(splitter.end(), parse);
}

function* decodeAll(rows: RawRow[], parse: RowParser): Iterable<ReadRow> {
  for (const raw of rows) {
    const read = decodeOne(raw, parse);
    if (read) yield { row: raw.row, line: raw.line, ...read };
  }
}

function decodeOne(raw: RawRow, parse: RowParser): { value: unknown } | { problem: string } | null {
  if ('problem' in raw && raw.row === 0)
    throw new AppError('invalid_input', `Header: ${raw.problem}`, { place: 'line 1' });
  if ('problem' in raw) return { problem: raw.problem };
  const decoded = decodeRow(raw.bytes, raw.offset);
  return 'problem' in decoded ? decoded : parse(decoded.text, raw);
}
