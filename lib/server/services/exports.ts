/** Exports: counting, making, listing, and the file itself as a stream whose manifest is known when it ends. */
import type { ExportView, Manifest } from '@/lib/core/contract/exports';
import { AppError } from '@/lib/core/domain/app-error';
import { EXPORT_FORMAT_FACTS, type ExportOptions } from '@/lib/core/domain/export';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { logger } from '../logger';
import { type Db, database, inTransaction } from '../store/connection';
import { writeDataset } from '../store/dataset-writer';
import { countExportRows } from '../store/export-rows';
import * as store from '../store/exports';
import { announceChange } from '../store/notices';
import { authorise } from './access';

/** The transaction lasts as long as the download. */
const EXPORT_TIMEOUT_MS = 2 * 60 * 60 * 1000;

type ExportChoice = { projectId: Id; options: ExportOptions };
type ExportPlace = { projectId: Id; exportId: Id };

export async function listExports(person: Person, { projectId }: { projectId: Id }): Promise<ExportView[]> {
  return store.listExports(database(), await authorise(person, projectId, 'data.read'));
}

export async function countExport(person: Person, { projectId, options }: ExportChoice) {
  const scope = await authorise(person, projectId, 'data.read');
  refuseUnfit(options);
  return countExportRows(database(), scope, options);
}

export async function createExport(person: Person, { projectId, options }: ExportChoice): Promise<ExportView> {
  const scope = await authorise(person, projectId, 'exports.make');
  refuseUnfit(options);
  const { rowCount, isRehearsal } = await countExportRows(database(), scope, options);
  if (rowCount === 0) {
    throw new AppError('invalid_input', 'No row fits these choices, so there is nothing to export.', {
      place: 'options',
    });
  }
  const { project, run } = await store.namesFor(database(), scope, options.runId);
  const format = EXPORT_FORMAT_FACTS[options.format].label;
  const words = [project, run, format, options.include === 'all' ? 'with dropped' : '', isRehearsal ? 'rehearsal' : ''];
  return inTransaction(async (tx) => {
    const name = words.filter((word) => word !== '').join(', ');
    const made = await store.insertExport(tx, scope, { name, options, createdById: person.id });
    await announceChange(tx, { projectId, nouns: ['exports'] });
    return made;
  });
}

function refuseUnfit({ include, format, includeReasoning }: ExportOptions): void {
  if (includeReasoning && format !== 'lossless') {
    throw new AppError('invalid_input', 'Only the lossless format has a place for what a model thought.', {
      place: 'includeReasoning',
      remedy: 'Choose the lossless format, or leave the thinking out.',
    });
  }
  if (include === 'kept' || format === 'lossless') return;
  throw new AppError('invalid_input', 'Only the lossless format can hold dropped rows and their reasons.', {
    place: 'include',
    remedy: 'Choose the lossless format, or export kept rows only.',
  });
}

export async function verifyExport(person: Person, place: ExportPlace): Promise<{ isSame: boolean }> {
  const { scope, made } = await findExport(person, place);
  if (made.sha256 === null) return { isSame: true };
  return { isSame: (await writeToNowhere(scope, made)).sha256 === made.sha256 };
}

/** Asked before the first download it is made by writing the file to nowhere. */
export async function exportManifest(person: Person, place: ExportPlace): Promise<Manifest> {
  const { scope, made } = await findExport(person, place);
  if (made.manifest) return made.manifest;
  const manifest = await writeToNowhere(scope, made);
  await finish(scope, made.id, manifest);
  return manifest;
}

export type Dataset = { fileName: string; mediaType: string; body: ReadableStream<Uint8Array> };

/** What was given once is given again byte for byte, or not at all. */
export async function openDataset(person: Person, place: ExportPlace): Promise<Dataset> {
  const { scope, made } = await findExport(person, place);
  if (made.sha256 !== null && (await writeToNowhere(scope, made)).sha256 !== made.sha256) throw changedSince();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const write = async () => {
    const manifest = await inSnapshot((tx) =>
      writeDataset(tx, scope, made.options, async (chunk) => {
        await writer.ready;
        await writer.write(chunk);
      }),
    );
    if (made.sha256 !== null && manifest.sha256 !== made.sha256) throw changedSince();
    // Before the last byte is given, so that whoever has the whole file finds its manifest.
    await finish(scope, made.id, manifest);
    await writer.close();
  };
  write().catch((error: unknown) => {
    // A reader who left early is no fault; anything else must not look like a file that ends here.
    logger.info({ err: error, exportId: made.id }, 'a download ended before its end');
    return writer.abort(error);
  });
  return { fileName: made.fileName, mediaType: EXPORT_FORMAT_FACTS[made.options.format].mediaType, body: readable };
}

async function findExport(person: Person, { projectId, exportId }: ExportPlace) {
  const scope = await authorise(person, projectId, 'data.read');
  const made = await store.findExport(database(), scope, exportId);
  if (!made) throw new AppError('not_found', 'There is no such export.');
  return { scope, made };
}

function changedSince(): AppError {
  return new AppError('conflict', 'The data has changed since this export, so its file cannot be given again.', {
    remedy: 'Make a new export with the same choices.',
  });
}

function inSnapshot<Result>(work: (tx: Db) => Promise<Result>): Promise<Result> {
  return inTransaction(work, { timeoutMs: EXPORT_TIMEOUT_MS, isolation: 'RepeatableRead' });
}

function writeToNowhere(scope: ProjectScope, made: ExportView): Promise<Manifest> {
  return inSnapshot((tx) => writeDataset(tx, scope, made.options, async () => undefined));
}

async function finish(scope: ProjectScope, exportId: Id, manifest: Manifest): Promise<void> {
  await inTransaction(async (tx) => {
    await store.finishExport(tx, scope, exportId, manifest);
    await announceChange(tx, { projectId: scope.projectId, nouns: ['exports'] });
  });
}
