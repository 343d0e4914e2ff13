/** What waits for a lead and what is settled: which evolutions, in which order, and what was said about them. */
import type { AdjudicationFilter, AdjudicationItem, ReviewerAnswer } from '@/lib/core/contract/adjudication';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { type Decision, type ReviewEventKind, standingEvents } from '@/lib/core/domain/review';
import type { Db } from './connection';
import { Prisma } from './generated/client';
import { namesOfPeople } from './people';

/** `agreement`: null for what is flagged without two people's words, and for what is settled. */
export type AdjudicationKey = { agreement: number | null; id: Id };

type PageQuery = { filter: AdjudicationFilter; after: AdjudicationKey | null; limit: number };

/** Each in the words of its partial index. */
const SHOWN = {
  waiting: Prisma.sql`e.adjudicated IS NULL AND (e."isFlagged" OR (e.agreement IS NOT NULL AND e.agreement < 1))`,
  settled: Prisma.sql`e.adjudicated IS NOT NULL`,
  unanimous: Prisma.sql`e.adjudicated IS NULL AND e.agreement = 1 AND NOT e."isFlagged"`,
} as const;

function matching(scope: ProjectScope, { show, operation, first, second }: AdjudicationFilter): Prisma.Sql {
  return Prisma.sql`e."projectId" = ${scope.projectId}::uuid AND ${SHOWN[show]}
    ${operation === undefined ? Prisma.empty : Prisma.sql`AND e.operation = ${operation}`}
    ${
      first === undefined || second === undefined
        ? Prisma.empty
        : Prisma.sql`AND EXISTS (SELECT FROM review_decision a JOIN review_decision b ON b."evolutionId" = a."evolutionId"
            WHERE a."evolutionId" = e.id AND a."personId" = ${first} AND b."personId" = ${second}
              AND a.decision <> 'unsure' AND b.decision <> 'unsure' AND a.decision <> b.decision)`
    }`;
}

export async function adjudicationPage(db: Db, scope: ProjectScope, query: PageQuery): Promise<AdjudicationKey[]> {
  const { filter, after, limit } = query;
  if (filter.show !== 'waiting') {
    const from = after ? Prisma.sql`AND e.id < ${after.id}::uuid` : Prisma.empty;
    return db.$queryRaw<AdjudicationKey[]>(Prisma.sql`
      SELECT NULL::real AS agreement, e.id FROM evolution e
      WHERE ${matching(scope, filter)} ${from} ORDER BY e.id DESC LIMIT ${limit}`);
  }
  // Two stretches of one index: a comparison of rows does not reach over the nulls at its end.
  const known = after && after.agreement === null ? [] : await waitingStretch(db, scope, query, true);
  if (known.length === limit) return known;
  const rest = { ...query, after: after?.agreement === null ? after : null, limit: limit - known.length };
  return [...known, ...(await waitingStretch(db, scope, rest, false))];
}

function waitingStretch(db: Db, scope: ProjectScope, { filter, after, limit }: PageQuery, isKnown: boolean) {
  const stretch = isKnown ? Prisma.sql`e.agreement IS NOT NULL` : Prisma.sql`e.agreement IS NULL`;
  const from = !after
    ? Prisma.empty
    : isKnown
      ? Prisma.sql`AND (e.agreement, e.id) > (${after.agreement}::real, ${after.id}::uuid)`
      : Prisma.sql`AND e.id > ${after.id}::uuid`;
  return db.$queryRaw<AdjudicationKey[]>(Prisma.sql`
    SELECT e.agreement, e.id FROM evolution e WHERE ${matching(scope, filter)} AND ${stretch} ${from}
    ORDER BY e.agreement, e.id LIMIT ${limit}`);
}

export async function countAdjudication(db: Db, scope: ProjectScope, filter: AdjudicationFilter): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM evolution e WHERE ${matching(scope, filter)}`,
  );
  return row?.count ?? 0;
}

type Said = Pick<AdjudicationItem, 'answers' | 'comments' | 'agreement' | 'settled'>;

/** Everything people said about these, oldest first. */
export async function whatWasSaid(db: Db, scope: ProjectScope, ids: readonly Id[]): Promise<Map<Id, Said>> {
  const [evolutions, decisions, events] = await Promise.all([
    db.evolution.findMany({
      where: { projectId: scope.projectId, id: { in: [...ids] } },
      select: { id: true, agreement: true, adjudicated: true },
    }),
    db.reviewDecision.findMany({
      where: { evolutionId: { in: [...ids] } },
      orderBy: [{ decidedAt: 'asc' }, { personId: 'asc' }],
    }),
    db.reviewEvent.findMany({
      where: { evolutionId: { in: [...ids] }, kind: { in: ['comment', 'settle_accept', 'settle_reject', 'undo'] } },
      orderBy: { sequence: 'asc' },
    }),
  ]);
  const names = await namesOfPeople(
    db,
    [...decisions, ...events].map((row) => row.personId),
  );
  const nameOf = (personId: Id) => names.get(personId) ?? 'a person who left';
  const told = Map.groupBy(
    events.map((event) => ({
      ...event,
      kind: event.kind as ReviewEventKind,
      decidedAt: event.decidedAt.toISOString(),
    })),
    (event) => event.evolutionId,
  );
  const answers = Map.groupBy(decisions, (decision) => decision.evolutionId);
  return new Map(
    evolutions.map(({ id, agreement, adjudicated }) => {
      const said = standingEvents(told.get(id) ?? []);
      const settling = said.findLast((event) => event.kind === `settle_${adjudicated}`);
      const comments = said.flatMap(({ kind, comment, personId, decidedAt }) =>
        kind === 'comment' && comment !== null
          ? [{ personId, personName: nameOf(personId), comment, at: decidedAt }]
          : [],
      );
      return [
        id,
        {
          agreement,
          comments,
          answers: (answers.get(id) ?? []).map(
            ({ personId, decision, reason, tookMs, isBlind, decidedAt }): ReviewerAnswer => ({
              ...{ personId, personName: nameOf(personId), reason, tookMs, isBlind },
              decision: decision as Decision,
              decidedAt: decidedAt.toISOString(),
            }),
          ),
          settled:
            settling && (adjudicated === 'accept' || adjudicated === 'reject')
              ? {
                  decision: adjudicated,
                  personName: nameOf(settling.personId),
                  reason: settling.reason,
                  isGuidelineGap: settling.isGuidelineGap,
                  at: settling.decidedAt,
                }
              : null,
        },
      ];
    }),
  );
}
