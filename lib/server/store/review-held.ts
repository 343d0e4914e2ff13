/** How many evolutions wait in other people's hands, so that the queue does not hand them out. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { Prisma } from './generated/client';
import {
  AS_MADE,
  type Asking,
  decidedBy,
  hundredthsOf,
  isInHands,
  isOneOf,
  MADE_PLACE,
  type MadeAt,
  openTo,
  wanted,
} from './review-open';

/** For one person, exactly; reads the evolution of each lease. `mine`: what this person could be handed. */
export function heldByOthers(scope: ProjectScope, { personId, order, skipped }: Asking, mine: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT count(*) AS count FROM (
      SELECT "evolutionId" AS id, count(*) AS hands FROM review_lease
      WHERE "projectId" = ${scope.projectId}::uuid AND "personId" <> ${personId} AND "expiresAt" > now() GROUP BY 1
    ) h JOIN evolution e ON e.id = h.id
    WHERE ${mine} AND h.hands >= ${wanted(order)} AND NOT ${decidedBy(personId)} AND NOT ${isOneOf(skipped)}
      AND NOT EXISTS (SELECT 1 FROM review_lease o WHERE o."evolutionId" = e.id AND o."personId" = ${personId} AND o."expiresAt" > now())`;
}

/** Live leases of others in the project. */
export async function leasesOfOthers(db: Db, scope: ProjectScope, personId: Id): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count FROM review_lease
    WHERE "projectId" = ${scope.projectId}::uuid AND "personId" <> ${personId} AND "expiresAt" > now()`);
  return row?.count ?? 0;
}

/**
 * Beyond so many leases of others, what reads a row for each is answered once for all who ask within a second: two hundred people ask ten times a second and hold
 * some thousands, and reading them each time took both cores.
 */
const EACH_FOR_THEMSELVES = 1_000;
const TOGETHER_MS = 1_000;

const isCrowded = ({ othersHold }: Asking) => othersHold > EACH_FOR_THEMSELVES;

function together<Answer>(
  answers: Map<string, Promise<Answer>>,
  key: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const known = answers.get(key);
  if (known) return known;
  const answer = work();
  answers.set(key, answer);
  const forget = () => answers.delete(key);
  answer.then(() => setTimeout(forget, TOGETHER_MS).unref(), forget);
  return answer;
}

const keyOf = (scope: ProjectScope, { order }: Asking, mine: Prisma.Sql) =>
  JSON.stringify([scope.projectId, order, mine.sql, mine.values]);

const counts = new Map<string, Promise<number>>();

/** As `heldByOthers`, up to a second old, and without looking at what this person decided or skipped of it; null where there are few enough to be counted exactly. */
export async function heldTogether(
  db: Db,
  scope: ProjectScope,
  asking: Asking,
  mine: Prisma.Sql,
): Promise<Prisma.Sql | null> {
  if (!isCrowded(asking)) return null;
  const count = await together(counts, keyOf(scope, asking, mine), async () => {
    const [row] = await db.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count FROM (
        SELECT "evolutionId" AS id, count(*) AS hands FROM review_lease
        WHERE "projectId" = ${scope.projectId}::uuid AND "expiresAt" > now() GROUP BY 1
      ) h JOIN evolution e ON e.id = h.id WHERE ${mine} AND h.hands >= ${wanted(asking.order)}`);
    return row?.count ?? 0;
  });
  return Prisma.sql`SELECT greatest(0, ${count}::int - count(*)) AS count FROM review_lease
    WHERE "projectId" = ${scope.projectId}::uuid AND "personId" = ${asking.personId} AND "expiresAt" > now()`;
}

const starts = new Map<string, Promise<MadeAt | null>>();

/** Where the queue begins: up to a second ago, all that was made before was in as many hands as are wanted. Null: at its first item, as far as is known. */
export async function firstFree(db: Db, scope: ProjectScope, asking: Asking): Promise<MadeAt | null> {
  if (!isCrowded(asking) || asking.order !== 'as_made' || hundredthsOf(asking)) return null;
  const mine = openTo(scope, asking);
  return together(starts, keyOf(scope, asking, mine), async () => {
    const [first] = await db.$queryRaw<MadeAt[]>(Prisma.sql`
      SELECT e."runId", ${MADE_PLACE} AS place, e.id FROM evolution e
      WHERE ${mine} AND NOT ${isInHands(scope, null, wanted(asking.order))} ORDER BY ${AS_MADE} LIMIT 1`);
    return first ?? null;
  });
}
