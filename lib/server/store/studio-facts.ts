/** Small facts about this installation. */
import type { Db } from './connection';

export const FACT_KEYS = ['welcome_token', 'sample_project', 'rehearsal_url'] as const;
export type FactKey = (typeof FACT_KEYS)[number];

export async function findFact(db: Db, key: FactKey): Promise<unknown> {
  const row = await db.studioFact.findUnique({ where: { key } });
  return row?.value ?? null;
}

export async function setFact(db: Db, key: FactKey, value: string | number | boolean): Promise<void> {
  await db.studioFact.upsert({ where: { key }, create: { key, value }, update: { value } });
}

/** Says whether it was there: of two callers at the same moment only one hears yes. */
export async function takeFact(db: Db, key: FactKey, value: string): Promise<boolean> {
  const { count } = await db.studioFact.deleteMany({ where: { key, value: { equals: value } } });
  return count > 0;
}
