/** Views that people save: each has their own, and who leads the review makes those of everybody. */
import type { SavedView } from '@/lib/core/contract/saved-views';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { whyNotStorable } from '@/lib/core/domain/storable-text';
import { database, inTransaction } from '../store/connection';
import * as store from '../store/saved-views';
import { authorise } from './access';

type ViewAsk = { projectId: Id; page: SavedView['page'] };

export async function listViews(person: Person, { projectId, page }: ViewAsk): Promise<SavedView[]> {
  const scope = await authorise(person, projectId, 'data.read');
  return store.listViews(database(), scope, { personId: person.id, page });
}

export async function saveView(
  person: Person,
  input: ViewAsk & { name: string; query: string; isForEverybody: boolean },
): Promise<SavedView> {
  const { projectId, page, name, query, isForEverybody } = input;
  const scope = await authorise(person, projectId, isForEverybody ? 'review.lead' : 'data.read');
  const problem = whyNotStorable(name, 'the name') ?? whyNotStorable(query, 'the view');
  if (problem) throw new AppError('invalid_input', problem, { place: 'name' });
  const key = { personId: isForEverybody ? null : person.id, page, name };
  return inTransaction((tx) => store.replaceView(tx, scope, key, query));
}

export async function removeView(
  person: Person,
  { projectId, viewId }: { projectId: Id; viewId: Id },
): Promise<{ removed: boolean }> {
  const scope = await authorise(person, projectId, 'data.read');
  const owner = await store.ownerOfView(database(), scope, viewId);
  if (owner === undefined || (owner !== null && owner !== person.id)) {
    throw new AppError('not_found', 'There is no such view.', {
      remedy: 'It may have been removed: load the page again.',
    });
  }
  if (owner === null) await authorise(person, projectId, 'review.lead');
  await store.removeView(database(), scope, viewId);
  return { removed: true };
}
