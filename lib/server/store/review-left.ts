/** What is left of the queue for one person, in one statement and so of one moment, but for what very many people have in their hands (review-held.ts). */
import type { QueueLeft } from '@/lib/core/contract/reviews';
import type { ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { Prisma } from './generated/client';
import { heldByOthers, heldTogether } from './review-held';
import {
  type Asking,
  allOf,
  assignedTo,
  decidedBy,
  isOneOf,
  matching,
  open,
  openTo,
  withoutBlind,
} from './review-open';

/** Whatever can be read from the tally is; what depends on the person is counted from their own few rows. */
export async function queueLeft(db: Db, scope: ProjectScope, asking: Asking): Promise<QueueLeft> {
  const { personId, filter, order, skipped } = asking;
  const assigned = assignedTo(asking);
  const seen = withoutBlind(asking);
  const parts = [open(scope, order), matching(filter), ...(seen ? [seen] : [])];
  const mine = openTo(scope, asking);
  const skippedByMe = isOneOf(skipped);
  const held = (await heldTogether(db, scope, asking, mine)) ?? heldByOthers(scope, asking, mine);
  const rows = await db.$queryRaw<Record<keyof Counted, number>[]>(Prisma.sql`
    WITH overlap AS (SELECT overlap FROM project WHERE id = ${scope.projectId}::uuid),
    all_open AS (
      SELECT coalesce(sum(t.count) FILTER (WHERE NOT t."isFlagged"), 0) AS everywhere,
             coalesce(sum(t.count) FILTER (WHERE NOT t."isFlagged" AND ${matching(filter, 't')}), 0) AS matching,
             coalesce(sum(t.count) FILTER (WHERE t."isFlagged" AND ${matching(filter, 't')}), 0) AS flagged
      FROM evolution_tally t WHERE t."projectId" = ${scope.projectId}::uuid AND t."isOpen"
    ), decided AS (
      SELECT count(*) FILTER (WHERE d.decision = 'unsure') AS unsure, count(*) FILTER (WHERE d.decision <> 'unsure') AS sure
      FROM review_decision d JOIN evolution e ON e.id = d."evolutionId"
      WHERE d."projectId" = ${scope.projectId}::uuid AND d."personId" = ${personId} AND ${mine}
        ${mayWait(order)}
    ), skipped AS (
      SELECT count(*) AS count FROM evolution e WHERE ${skippedByMe} AND ${mine} AND NOT ${decidedBy(personId)}
    ), held AS (
      ${held}
    )
    SELECT all_open.everywhere::int, all_open.matching::int,
           ${order === 'audit' ? counted(allOf([open(scope, order, true), matching(filter)])) : Prisma.sql`all_open.flagged`}::int AS flagged,
           ${order === 'audit' || assigned || seen ? counted(mine) : Prisma.sql`all_open.matching`}::int AS mine,
           ${(order === 'audit' || seen) && assigned ? counted(allOf(parts)) : Prisma.sql`0`}::int AS "inSample",
           decided.unsure::int, decided.sure::int, skipped.count::int AS skipped, held.count::int AS held
    FROM all_open, decided, skipped, held`);
  const [row] = rows;
  if (!row) throw new Error('A sum has always one row.');
  return leftOf(
    row,
    order === 'audit' || seen ? { inFilter: assigned ? row.inSample : row.mine } : { inFilter: row.matching },
  );
}

type Counted = {
  everywhere: number;
  matching: number;
  flagged: number;
  mine: number;
  inSample: number;
  unsure: number;
  sure: number;
  skipped: number;
  held: number;
};

function leftOf(row: Counted, { inFilter }: { inFilter: number }): QueueLeft {
  return {
    open: Math.max(0, row.mine - row.unsure - row.sure - row.skipped - row.held),
    heldByOthers: row.held,
    unsureOfMine: row.unsure,
    waitForOthers: row.sure,
    skipped: row.skipped,
    flagged: row.flagged,
    outsideFilter: Math.max(0, row.everywhere - inFilter),
    assignedToOthers: Math.max(0, inFilter - row.mine),
  };
}

/** What I was sure about waits for others only where more than one person is wanted. In an audit people may have decided before it was drawn. */
const mayWait = (order: Asking['order']) =>
  order === 'audit'
    ? Prisma.empty
    : Prisma.sql`AND e."decisionCount" > 0 AND (d.decision = 'unsure' OR (SELECT overlap FROM overlap) > 1)`;

const counted = (where: Prisma.Sql) => Prisma.sql`(SELECT count(*) FROM evolution e WHERE ${where})`;
