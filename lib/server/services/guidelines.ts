/** What annotators are told: everybody reads it, leads write it, and every save is a version that stays. */
import type { GuidelineVersionView } from '@/lib/core/contract/guidelines';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { whyNotStorable } from '@/lib/core/domain/storable-text';
import { database, inTransaction, isUniqueViolation } from '../store/connection';
import * as store from '../store/guidelines';
import { announceChange } from '../store/notices';
import { authorise } from './access';

export async function currentGuidelines(
  person: Person,
  { projectId }: { projectId: Id },
): Promise<GuidelineVersionView | null> {
  return store.findGuidelines(database(), await authorise(person, projectId, 'data.read'));
}

export async function guidelinesVersion(
  person: Person,
  { projectId, version }: { projectId: Id; version: number },
): Promise<GuidelineVersionView> {
  const found = await store.findGuidelines(database(), await authorise(person, projectId, 'data.read'), version);
  if (!found) throw new AppError('not_found', `There is no version ${version} of these guidelines.`);
  return found;
}

export async function listGuidelines(
  person: Person,
  { projectId, cursor, limit }: { projectId: Id; cursor?: string | undefined; limit: number },
) {
  const scope = await authorise(person, projectId, 'data.read');
  const below = cursor === undefined ? null : Number(cursor);
  if (below !== null && !Number.isSafeInteger(below)) {
    throw new AppError('invalid_input', 'This page of the history does not exist.', { place: 'cursor' });
  }
  const rows = await store.listGuidelines(database(), scope, { below, limit: limit + 1 });
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.version ?? 0) : null };
}

export async function saveGuidelines(
  person: Person,
  { projectId, text, note, basedOnVersion }: { projectId: Id; text: string; note: string; basedOnVersion: number },
): Promise<GuidelineVersionView> {
  const scope = await authorise(person, projectId, 'review.lead');
  const problem = whyNotStorable(text, 'the text') ?? whyNotStorable(note, 'the note');
  if (problem) throw new AppError('invalid_input', problem, { place: 'text' });
  const saved = await inTransaction(async (tx) => {
    const newest = await store.findGuidelines(tx, scope);
    if ((newest?.version ?? 0) !== basedOnVersion) throw somebodyWasFirst(newest);
    if (newest === null ? text.trim() === '' : newest.text === text) {
      const message = newest ? `This is the same text as version ${newest.version}.` : 'There is no text to save yet.';
      throw new AppError('invalid_input', message, { place: 'text' });
    }
    await store.insertGuidelines(tx, scope, { version: basedOnVersion + 1, text, note, authorId: person.id });
    await announceChange(tx, { projectId, nouns: ['guidelines'] });
    return store.findGuidelines(tx, scope, basedOnVersion + 1);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? somebodyWasFirst(null) : error;
  });
  if (!saved) throw new AppError('not_found', 'The version is gone.');
  return saved;
}

function somebodyWasFirst(newest: GuidelineVersionView | null): AppError {
  const name = newest === null ? 'A newer version' : `Version ${newest.version}`;
  return new AppError('conflict', `${name} of the guidelines was saved while you were writing.`, {
    place: 'basedOnVersion',
    remedy: 'Nothing was saved, and your text is still here. Look at the newer version, then save yours on top of it.',
  });
}
