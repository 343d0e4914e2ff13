/** What waits for a lead to settle, and what is settled; settling itself is an event of the review room. */
import type { AdjudicationFilter, AdjudicationItem } from '@/lib/core/contract/adjudication';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { type AdjudicationKey, adjudicationPage, countAdjudication, whatWasSaid } from '../store/adjudication';
import { database } from '../store/connection';
import { reviewItems } from '../store/review-items';
import { authorise } from './access';

type QueueInput = AdjudicationFilter & { projectId: Id; cursor?: string | undefined; limit: number };

export async function readAdjudicationQueue(person: Person, { projectId, cursor, limit, ...filter }: QueueInput) {
  const scope = await authorise(person, projectId, 'review.lead');
  if ((filter.first === undefined) !== (filter.second === undefined)) {
    throw new AppError('invalid_input', 'A pair is two people.', { place: 'second' });
  }
  const after = cursor === undefined ? null : readCursor(cursor);
  const [keys, total] = await Promise.all([
    adjudicationPage(database(), scope, { filter, after, limit: limit + 1 }),
    // The first page's count stands for all of them.
    after === null ? countAdjudication(database(), scope, filter) : null,
  ]);
  const page = keys.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await adjudicationItems(
      scope,
      person,
      page.map((key) => key.id),
    ),
    nextCursor: keys.length > limit && last ? `${last.agreement ?? 'none'}~${last.id}` : null,
    total,
  };
}

export async function readAdjudicationItem(
  person: Person,
  { projectId, evolutionId }: { projectId: Id; evolutionId: Id },
): Promise<AdjudicationItem> {
  const scope = await authorise(person, projectId, 'review.lead');
  const [item] = await adjudicationItems(scope, person, [evolutionId]);
  if (!item) throw new AppError('not_found', 'There is nothing to settle here: the evolution is not in this project.');
  return item;
}

/** Of an audited item that the lead has not decided, the machine's word stays hidden here too; what people said does not. */
async function adjudicationItems(scope: ProjectScope, person: Person, ids: readonly Id[]): Promise<AdjudicationItem[]> {
  const [items, said] = await Promise.all([
    reviewItems(database(), scope, person.id, ids),
    whatWasSaid(database(), scope, ids),
  ]);
  return items.flatMap((item) => {
    const words = said.get(item.evolution.id);
    return words ? { ...item, ...words } : [];
  });
}

function readCursor(cursor: string): AdjudicationKey {
  const [agreement = '', id = ''] = cursor.split('~');
  const share = agreement === 'none' ? null : Number(agreement);
  if ((share !== null && !Number.isFinite(share)) || !/^[0-9a-f-]{36}$/i.test(id)) {
    throw new AppError('invalid_input', 'This page of the queue does not exist.', { place: 'cursor' });
  }
  return { agreement: share, id };
}
