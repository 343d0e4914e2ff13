/** Seeds from files: look at one, import one as a whole or not at all, list and remove what was imported. */
import type { z } from 'zod';
import type { importQuery, SeedFileReport, SeedSetView, seedFileQuery } from '@/lib/core/contract/seeds';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import type { BadRow, SeedRow } from '@/lib/core/domain/seed-import';
import type { ByteStream } from '@/lib/core/formats/byte-stream';
import { openSeedFile, type SeedFile } from '@/lib/core/formats/seed-file';
import { SeedTally } from '@/lib/core/formats/seed-tally';
import { SeenHashes } from '@/lib/core/formats/seen-hashes';
import { hashedStream, textHash } from '../files/hashed-stream';
import { type Db, database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import * as store from '../store/seeds';
import { authorise } from './access';

/** A batch ends at so many rows or so much text, whichever comes first. */
const BATCH_ROWS = 1000;
const BATCH_LENGTH = 1024 * 1024;
/** The transaction lasts as long as the upload. */
const IMPORT_TIMEOUT_MS = 2 * 60 * 60 * 1000;
const BAD_ROWS_TOLD = 3;

type FileInput<Query> = { projectId: Id; query: Query; bytes: ByteStream };

export async function checkSeedFile(
  person: Person,
  { projectId, query, bytes }: FileInput<z.infer<typeof seedFileQuery>>,
): Promise<SeedFileReport> {
  const scope = await authorise(person, projectId, 'data.write');
  const hashed = hashedStream(bytes);
  const file = await openSeedFile(hashed.bytes, query);
  const tally = new SeedTally(textHash, await projectHashes(database(), scope));
  for await (const row of file.rows) tally.add(row);
  const { format, columns, proposedMapping, mapping } = file;
  const { rowCount, goodRowCount, badRowCount, badRows, seedCount, leftOut, preview } = tally;
  const { duplicateInFileCount, duplicateInProjectCount } = tally;
  return {
    ...{ format, columns, proposedMapping, mapping },
    ...{ rowCount, goodRowCount, badRowCount, badRows, seedCount, leftOut, preview },
    ...{ duplicateInFileCount, duplicateInProjectCount },
    sha256: hashed.passed.sha256(),
    byteCount: hashed.passed.byteCount,
  };
}

/** One transaction: a bad row that is not to be left out, a broken upload or a fault takes everything back. */
export async function importSeedFile(
  person: Person,
  { projectId, query, bytes }: FileInput<z.infer<typeof importQuery>>,
): Promise<SeedSetView> {
  const scope = await authorise(person, projectId, 'data.write');
  const hashed = hashedStream(bytes);
  const file = await openSeedFile(hashed.bytes, query);
  const work = async (tx: Db) => {
    const origin = { fileName: query.fileName, format: file.format, sha256: '', byteCount: 0, mapping: file.mapping };
    const seedSetId = await store.insertSeedSet(tx, scope, { name: query.name, origin, createdById: person.id });
    const tally = new SeedTally(textHash, await projectHashes(tx, scope));
    const insert = (seeds: SeedRow[], firstOrdinal: number) =>
      store.insertSeeds(tx, scope, { seedSetId, createdById: person.id, firstOrdinal }, seeds);
    const rowCount = await insertAll(file, tally, query, insert);
    refuseWhatIsNotWanted(tally, rowCount, query.badRows);
    await store.finishSeedSet(tx, seedSetId, {
      rowCount,
      badRowCount: tally.badRowCount,
      duplicateCount: tally.duplicateCount,
      origin: { ...origin, sha256: hashed.passed.sha256(), byteCount: hashed.passed.byteCount },
    });
    await announceChange(tx, { projectId, nouns: ['seeds', 'projects', 'instructions'] });
    return seedSetId;
  };
  const seedSetId = await inTransaction(work, { timeoutMs: IMPORT_TIMEOUT_MS });
  return oneSeedSet(scope, seedSetId);
}

/** Returns how many seeds were inserted. After a bad row that refuses the file the rest is only counted. */
async function insertAll(
  file: SeedFile,
  tally: SeedTally,
  query: Pick<z.infer<typeof importQuery>, 'badRows' | 'duplicates'>,
  insert: (seeds: SeedRow[], firstOrdinal: number) => Promise<void>,
): Promise<number> {
  let batch: SeedRow[] = [];
  let batchLength = 0;
  let inserted = 0;
  const flush = async () => {
    await insert(batch, inserted);
    inserted += batch.length;
    batch = [];
    batchLength = 0;
  };
  for await (const row of file.rows) {
    for (const { seed, isDuplicate } of tally.add(row)) {
      if (isDuplicate && query.duplicates === 'leave_out') continue;
      batch.push(seed);
      batchLength += seed.instruction.length + (seed.input?.length ?? 0) + (seed.response?.length ?? 0);
    }
    const isRefused = query.badRows === 'refuse' && tally.badRowCount > 0;
    if (isRefused) batch = [];
    else if (batch.length >= BATCH_ROWS || batchLength >= BATCH_LENGTH) await flush();
  }
  if (batch.length > 0) await flush();
  return inserted;
}

function refuseWhatIsNotWanted(tally: SeedTally, insertedCount: number, badRows: 'leave_out' | 'refuse'): void {
  if (badRows === 'refuse' && tally.badRowCount > 0) {
    const told = tally.badRows.slice(0, BAD_ROWS_TOLD).map(sentenceOf).join(' ');
    const count = `${tally.badRowCount} of ${tally.rowCount} ${tally.rowCount === 1 ? 'row' : 'rows'}`;
    throw new AppError('invalid_input', `${count} cannot be read, so nothing was imported. ${told}`, {
      place: `row ${tally.badRows[0]?.row ?? 0}`,
      remedy: 'Mend the file, or choose to leave bad rows out.',
    });
  }
  if (insertedCount > 0) return;
  const reason =
    tally.seedCount > 0 ? 'Every row is in the project or the file already' : 'No row of the file can be a seed';
  throw new AppError('invalid_input', `${reason}, so nothing was imported.`, { place: 'file' });
}

function sentenceOf({ row, line, reason }: BadRow): string {
  return `Row ${row}${line === null ? '' : ` (line ${line})`}: ${reason}`;
}

async function projectHashes(db: Db, scope: ProjectScope): Promise<SeenHashes> {
  const hashes = new SeenHashes();
  for await (const hash of store.seedTextHashes(db, scope)) hashes.add(hash);
  return hashes;
}

async function oneSeedSet(scope: ProjectScope, seedSetId: Id): Promise<SeedSetView> {
  const [set] = await store.listSeedSets(database(), scope, seedSetId);
  if (!set) throw new AppError('not_found', 'There is no such seed set.');
  return set;
}

export async function listSeedSets(person: Person, { projectId }: { projectId: Id }): Promise<SeedSetView[]> {
  return store.listSeedSets(database(), await authorise(person, projectId, 'data.read'));
}

export async function removeSeedSet(person: Person, { projectId, seedSetId }: { projectId: Id; seedSetId: Id }) {
  const scope = await authorise(person, projectId, 'data.write');
  await inTransaction(async (tx) => {
    if (!(await store.lockSeedSet(tx, scope, seedSetId))) throw new AppError('not_found', 'There is no such seed set.');
    const runs = (await store.runsOfSets(tx, scope)).filter((run) => run.seedSetIds.includes(seedSetId));
    const [first] = runs;
    if (first) {
      const more = runs.length > 1 ? ` and ${runs.length - 1} more` : '';
      throw new AppError('conflict', `The run "${first.name}"${more} began with these seeds, so they stay.`);
    }
    await store.removeSeedSet(tx, scope, seedSetId);
    await announceChange(tx, { projectId, nouns: ['seeds', 'projects', 'instructions'] });
  });
  return {};
}
