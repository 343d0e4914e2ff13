/** How common what is searched for is, by the statistics that the database keeps of the words index. */
import type { Db } from './connection';
import { Prisma } from './generated/client';
import { holdsWords } from './search-query';

type Plan = { Plan: { 'Plan Rows': number } };

/** A share of all instructions; null while the table has never been looked over. Words of a phrase are taken as standing anywhere. */
export async function wordShare(db: Db, typed: string): Promise<number | null> {
  const [table] = await db.$queryRaw<{ rows: number }[]>(
    Prisma.sql`SELECT reltuples::float8 AS rows FROM pg_class WHERE oid = 'instruction'::regclass`,
  );
  if (!table || table.rows <= 0) return null;
  const [explained] = await db.$queryRaw<{ 'QUERY PLAN': Plan[] }[]>(
    Prisma.sql`EXPLAIN (FORMAT JSON) SELECT 1 FROM instruction t WHERE ${holdsWords(Prisma.sql`t.text`, typed)}`,
  );
  const rows = explained?.['QUERY PLAN'][0]?.Plan['Plan Rows'];
  return rows === undefined ? null : Math.min(1, rows / table.rows);
}
