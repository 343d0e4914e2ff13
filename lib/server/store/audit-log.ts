/** The log of the review room: every event there was, with the names that it had; read in the order in which they were stored. */
import type { LogEntry, LogFilter } from '@/lib/core/contract/audit-log';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { Prisma } from './generated/client';

type EntryRow = Omit<LogEntry, 'sequence' | 'shownAt' | 'decidedAt' | 'receivedAt'> & {
  sequence: bigint;
  shownAt: Date;
  decidedAt: Date;
  receivedAt: Date;
};

export type LogQuery = {
  filter: LogFilter;
  /** `newest`: below `from`; `oldest`: above it. */
  order: 'newest' | 'oldest';
  from: bigint | null;
  limit: number;
};

export async function logEntries(db: Db, scope: ProjectScope, query: LogQuery): Promise<LogEntry[]> {
  const { filter, order, from, limit } = query;
  const [before, direction] = order === 'newest' ? [Prisma.sql`<`, Prisma.sql`DESC`] : [Prisma.sql`>`, Prisma.sql`ASC`];
  const start = from === null ? Prisma.empty : Prisma.sql`AND v.sequence ${before} ${from}`;
  // Names are looked up for the page alone, after the limit.
  const rows = await db.$queryRaw<EntryRow[]>(Prisma.sql`
    WITH page AS (
      SELECT v.*, e.operation, e."roundNumber", e."runId" FROM review_event v JOIN evolution e ON e.id = v."evolutionId"
      WHERE v."projectId" = ${scope.projectId}::uuid ${filtered(filter)} ${start}
      ORDER BY v.sequence ${direction} LIMIT ${limit}
    )
    SELECT page.sequence, page.id AS "eventId", page."evolutionId", page.operation, coalesce(r.name, '') AS "runName",
      page."roundNumber", page."personId", coalesce(u.name, 'a person who left') AS "personName", page.kind, page.reason, page.comment,
      page."undoesId", false AS "isHidden", page."statusBefore", page."statusAfter", page."isBlind", page."isGuidelineGap", page."bulkId",
      page."shownAt", page."decidedAt", page."receivedAt"
    FROM page LEFT JOIN "user" u ON u.id = page."personId" LEFT JOIN run r ON r.id = page."runId"
    ORDER BY page.sequence ${direction}`);
  return rows.map((row) => ({
    ...row,
    sequence: String(row.sequence),
    shownAt: row.shownAt.toISOString(),
    decidedAt: row.decidedAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
  }));
}

const PLAIN_KINDS: readonly string[] = ['accept', 'reject', 'unsure', 'skip'];

function filtered({ personId, kind, operation, evolutionId, way, from, until }: LogFilter): Prisma.Sql {
  const conditions = [
    personId === undefined ? null : Prisma.sql`v."personId" = ${personId}`,
    kind === undefined ? null : Prisma.sql`v.kind = ${kind}`,
    // Said in the words of review_event_seldom_idx, so that it is used.
    kind === undefined || PLAIN_KINDS.includes(kind)
      ? null
      : Prisma.sql`v.kind NOT IN ('accept', 'reject', 'unsure', 'skip')`,
    operation === undefined ? null : Prisma.sql`e.operation = ${operation}`,
    evolutionId === undefined ? null : Prisma.sql`v."evolutionId" = ${evolutionId}::uuid`,
    // Said in the words of review_event_by_hand_idx: what was made by hand may lie below hundreds of thousands made in bulk.
    way === undefined ? null : way === 'by_hand' ? Prisma.sql`v."bulkId" IS NULL` : Prisma.sql`v."bulkId" IS NOT NULL`,
    from === undefined ? null : Prisma.sql`v."receivedAt" >= ${new Date(from)}::timestamp`,
    until === undefined ? null : Prisma.sql`v."receivedAt" < ${new Date(until)}::timestamp`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}`;
}

/** By name. One look into the index per person of the studio, not one per event. */
export function logPeople(db: Db, scope: ProjectScope): Promise<{ id: Id; name: string }[]> {
  return db.$queryRaw<{ id: Id; name: string }[]>(Prisma.sql`
    SELECT u.id, u.name FROM "user" u
    WHERE EXISTS (SELECT FROM review_event v WHERE v."projectId" = ${scope.projectId}::uuid AND v."personId" = u.id)
    ORDER BY u.name, u.id`);
}
