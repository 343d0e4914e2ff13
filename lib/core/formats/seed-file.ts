/** A file of seeds from its bytes: which format and mapping it has by its first rows, then row by row what becomes of it. */
import { AppError } from '../domain/app-error';
import type { FileFormat, LeftOut, SeedMapping, SeedRow } from '../domain/seed-import';
import type { ByteStream } from './byte-stream';
import type { ReadRow } from './raw-row';
import { openRows } from './read-rows';
import { columnsOf, proposeMapping, type SeedColumn, unknownColumns } from './shapes/propose-mapping';
import { readSeeds } from './shapes/read-seeds';

/** So many rows are read before the mapping is settled. */
export const SAMPLE_ROWS = 50;
/** Rows as long as allowed must not add up: the sample ends early when it grows beyond this. */
const SAMPLE_LENGTH = 4 * 1024 * 1024;

export type SeedFileRow = { row: number; line: number } & (
  | { seeds: SeedRow[]; leftOut: LeftOut[] }
  | { problem: string }
);

export type SeedFile = {
  format: FileFormat;
  columns: SeedColumn[];
  proposedMapping: SeedMapping;
  mapping: SeedMapping;
  rows: AsyncIterable<SeedFileRow>;
};

export type SeedFileChoice = { fileName: string; format?: FileFormat | undefined; mapping?: SeedMapping | undefined };

export async function openSeedFile(stream: ByteStream, choice: SeedFileChoice): Promise<SeedFile> {
  const { fileName, format } = choice;
  const opened = await openRows(stream, { fileName, ...(format && { format }) });
  const rest = opened.rows[Symbol.asyncIterator]();
  const sample = await takeSample(rest);
  if (sample.length === 0) throw new AppError('invalid_input', 'There are no rows in the file.', { place: 'file' });
  const values = sample.flatMap((row) => ('value' in row ? [row.value] : []));
  const columns = columnsOf(values);
  const proposedMapping = proposeMapping(values);
  const mapping = choice.mapping ?? proposedMapping;
  if (values.length > 0) refuseUnknownColumns(mapping, columns);
  return { format: opened.format, columns, proposedMapping, mapping, rows: mappedRows(sample, rest, mapping) };
}

async function takeSample(rows: AsyncIterator<ReadRow>): Promise<ReadRow[]> {
  const sample: ReadRow[] = [];
  for (let length = 0; sample.length < SAMPLE_ROWS && length < SAMPLE_LENGTH; ) {
    const next = await rows.next();
    if (next.done) break;
    sample.push(next.value);
    if ('value' in next.value) length += JSON.stringify(next.value.value).length;
  }
  return sample;
}

function refuseUnknownColumns(mapping: SeedMapping, columns: readonly SeedColumn[]): void {
  const [unknown] = unknownColumns(mapping, columns);
  if (unknown === undefined) return;
  const known = columns.map((column) => `"${column.name}"`).join(', ');
  const message =
    unknown === '' ? 'No field of the first rows can be the instruction.' : `There is no field "${unknown}".`;
  throw new AppError('invalid_input', message, {
    place: 'mapping',
    remedy: known === '' ? 'The rows must be objects with fields.' : `The first rows have ${known}.`,
  });
}

async function* mappedRows(
  sample: ReadRow[],
  rest: AsyncIterator<ReadRow>,
  mapping: SeedMapping,
): AsyncIterable<SeedFileRow> {
  for (const row of sample.splice(0)) yield mapRow(row, mapping);
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield mapRow(next.value, mapping);
}

function mapRow(read: ReadRow, mapping: SeedMapping): SeedFileRow {
  const { row, line } = read;
  return { row, line, ...('value' in read ? readSeeds(read.value, mapping, row) : { problem: read.problem }) };
}
