/** What models cost in a project, as people entered it. */
import type { PriceView } from '@/lib/core/contract/prices';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { FREE, type ModelPrice } from '@/lib/core/domain/price';
import type { Db } from './connection';
import type { ModelPrice as PriceRow } from './generated/client';

/** By the name under which a model is asked, since replies often name a dated version of it. */
export type PriceList = ReadonlyMap<string, ModelPrice>;

export async function readPrices(db: Db, { projectId }: ProjectScope): Promise<PriceList> {
  const rows = await db.modelPrice.findMany({ where: { projectId } });
  return new Map(rows.map((row) => [row.model, toPrice(row)]));
}

/** The rehearsal teacher costs nothing until somebody prices it, so that budgets can be rehearsed. Null: not known. */
export function priceFor(
  prices: PriceList,
  { model, isRehearsal }: { model: string; isRehearsal: boolean },
): ModelPrice | null {
  return prices.get(model) ?? (isRehearsal ? FREE : null);
}

/** Priced models, and those of teachers in use that have no price yet, by name. */
export async function listPrices(db: Db, { projectId }: ProjectScope): Promise<PriceView[]> {
  const [rows, teachers] = await Promise.all([
    db.modelPrice.findMany({ where: { projectId } }),
    db.teacher.findMany({
      where: { projectId, archivedAt: null },
      select: { model: true, isRehearsal: true },
      distinct: ['model', 'isRehearsal'],
    }),
  ]);
  const names = await personNames(db, rows);
  const priced = new Map(rows.map((row) => [row.model, row]));
  const models = [...new Set([...priced.keys(), ...teachers.map((teacher) => teacher.model)])].sort();
  return models.map((model) => {
    const row = priced.get(model);
    return {
      model,
      price: row ? toPrice(row) : null,
      isRehearsal: teachers.some((teacher) => teacher.model === model && teacher.isRehearsal),
      changedBy: row?.updatedById ? (names.get(row.updatedById) ?? null) : null,
      changedAt: row?.updatedAt.toISOString() ?? null,
    };
  });
}

async function personNames(db: Db, rows: readonly PriceRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => row.updatedById ?? []);
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map((person) => [person.id, person.name]));
}

export async function setPrice(
  db: Db,
  { projectId }: ProjectScope,
  { model, price, changedById }: { model: string; price: ModelPrice; changedById: Id },
): Promise<void> {
  const fields = { ...price, updatedById: changedById };
  await db.modelPrice.upsert({
    where: { projectId_model: { projectId, model } },
    create: { projectId, model, ...fields },
    update: fields,
  });
}

export async function removePrice(db: Db, { projectId }: ProjectScope, model: string): Promise<void> {
  await db.modelPrice.deleteMany({ where: { projectId, model } });
}

function toPrice(row: PriceRow): ModelPrice {
  return {
    inputPerMillion: row.inputPerMillion.toFixed(),
    cachedPerMillion: row.cachedPerMillion?.toFixed() ?? null,
    outputPerMillion: row.outputPerMillion.toFixed(),
    batchShare: row.batchShare.toFixed(),
  };
}
