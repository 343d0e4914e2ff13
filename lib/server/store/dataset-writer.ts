/** Writes the file of an export chunk by chunk, and knows its manifest when it is done. */
import { createHash } from 'node:crypto';
import type { Manifest } from '@/lib/core/contract/exports';
import type { ExportOptions } from '@/lib/core/domain/export';
import type { ProjectScope } from '@/lib/core/domain/identifier';
import { ExportTally } from '@/lib/core/formats/export-tally';
import { frameOf, projectRow } from '@/lib/core/formats/write-dataset';
import { env } from '../env';
import type { Db } from './connection';
import { countExportRows, exportRows } from './export-rows';
import { describeExported } from './exports';

const CHUNK_LENGTH = 64 * 1024;

/** Must run in a repeatable-read transaction, so that file and counts are of one moment. */
export async function writeDataset(
  tx: Db,
  scope: ProjectScope,
  options: ExportOptions,
  write: (chunk: Uint8Array) => Promise<void>,
): Promise<Manifest> {
  const { skippedWithoutResponse } = await countExportRows(tx, scope, options);
  const tally = new ExportTally();
  const hash = createHash('sha256');
  const frame = frameOf(options.format);
  let byteCount = 0;
  let text = frame.begin;
  const flush = async () => {
    const chunk = new TextEncoder().encode(text);
    hash.update(chunk);
    byteCount += chunk.length;
    text = '';
    await write(chunk);
  };
  for await (const row of exportRows(tx, scope, options)) {
    const projected = projectRow(options.format, row);
    if (!projected) continue;
    text += frame.row(projected, tally.rowCount);
    tally.add(row);
    if (text.length >= CHUNK_LENGTH) await flush();
  }
  text += frame.end(tally.rowCount);
  await flush();
  const { rowCount, isRehearsal, counts } = tally;
  return {
    ...{ studioVersion: env().version, options, isRehearsal, rowCount, byteCount, skippedWithoutResponse, counts },
    sha256: hash.digest('hex'),
    ...(await describeExported(tx, scope, tally)),
  };
}
