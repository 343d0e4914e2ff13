/** Prices of models, as people enter and remove them. */
import type { PriceView } from '@/lib/core/contract/prices';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import type { ModelPrice } from '@/lib/core/domain/price';
import { database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import * as store from '../store/prices';
import { authorise } from './access';

export async function listPrices(person: Person, { projectId }: { projectId: Id }): Promise<PriceView[]> {
  return store.listPrices(database(), await authorise(person, projectId, 'data.read'));
}

export async function setPrice(
  person: Person,
  { projectId, model, price }: { projectId: Id; model: string; price: ModelPrice },
): Promise<PriceView[]> {
  const scope = await authorise(person, projectId, 'data.write');
  return inTransaction(async (tx) => {
    await store.setPrice(tx, scope, { model, price, changedById: person.id });
    await announceChange(tx, { projectId, nouns: ['prices'] });
    return store.listPrices(tx, scope);
  });
}

export async function removePrice(
  person: Person,
  { projectId, model }: { projectId: Id; model: string },
): Promise<PriceView[]> {
  const scope = await authorise(person, projectId, 'data.write');
  return inTransaction(async (tx) => {
    await store.removePrice(tx, scope, model);
    await announceChange(tx, { projectId, nouns: ['prices'] });
    return store.listPrices(tx, scope);
  });
}
