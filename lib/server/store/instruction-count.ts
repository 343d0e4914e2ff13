/** How many instructions a filter holds: from maintained counts where they know all of it, else counted up to a limit. */
import type { ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { tallyCount } from './evolution-tally';
import { Prisma } from './generated/client';
import { edgeConditions, kindsUnder, type StoredFilter, seedConditions } from './instruction-filter';
import { findByWords, tallyConditions } from './instruction-reading';

/** Counting a million rows takes a quarter of a second; up to this many it is cheap, beyond it nobody reads the figure. */
export const COUNT_LIMIT = 10_000;

/** Null: more than COUNT_LIMIT, and not known without counting. */
export async function countInstructions(db: Db, scope: ProjectScope, filter: StoredFilter): Promise<number | null> {
  const { hasEdges, hasSeeds } = kindsUnder(filter);
  const edges = hasEdges ? await countEdges(db, scope, filter) : 0;
  const seeds = hasSeeds ? await countSeeds(db, scope, filter) : 0;
  return edges === null || seeds === null ? null : edges + seeds;
}

/** What the tally does not know. */
function isBeyondTally(filter: StoredFilter): boolean {
  const { text, personId, said, audit, wordsMin, wordsMax, addedMin, addedMax } = filter;
  const { overlapMin, overlapMax, agreementMin, agreementMax } = filter;
  const ranges = [wordsMin, wordsMax, addedMin, addedMax, overlapMin, overlapMax, agreementMin, agreementMax];
  return [text, personId, said, audit, ...ranges].some((value) => value !== undefined);
}

async function countEdges(db: Db, scope: ProjectScope, filter: StoredFilter): Promise<number | null> {
  if (!isBeyondTally(filter)) return tallyCount(db, scope, await tallyConditions(db, scope, filter));
  const found = filter.text === undefined ? [] : await findByWords(scope, filter.text);
  if (found === null) return null;
  const where = edgeConditions(scope, filter, found);
  return limitedCount(db, Prisma.sql`SELECT 1 FROM evolution e WHERE ${where}`);
}

async function countSeeds(db: Db, scope: ProjectScope, filter: StoredFilter): Promise<number | null> {
  const { text, wordsMin, wordsMax, seedSetId } = filter;
  if ([text, wordsMin, wordsMax].every((value) => value === undefined)) {
    const where = { projectId: scope.projectId, ...(seedSetId === undefined ? {} : { id: seedSetId }) };
    const { _sum } = await db.seedSet.aggregate({ where, _sum: { rowCount: true } });
    return _sum.rowCount ?? 0;
  }
  const found = text === undefined ? [] : await findByWords(scope, text);
  if (found === null) return null;
  return limitedCount(db, Prisma.sql`SELECT 1 FROM instruction i WHERE ${seedConditions(scope, filter, found)}`);
}

async function limitedCount(db: Db, rows: Prisma.Sql): Promise<number | null> {
  const [counted] = await db.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM (${rows} LIMIT ${COUNT_LIMIT + 1}) counted`,
  );
  const count = counted?.count ?? 0;
  return count > COUNT_LIMIT ? null : count;
}
