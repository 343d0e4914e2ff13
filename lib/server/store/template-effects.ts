/** What came of each template version in each round, as sums: one grouped query for each question, so that a million evolutions leave the database as a few hundred rows. */
import { z } from 'zod';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Sums } from '@/lib/core/domain/mean-difference';
import { addEffects, type EffectSums, NO_EFFECT, type PeopleSums } from '@/lib/core/domain/template-effect';
import type { Db } from './connection';
import { Prisma } from './generated/client';

export type EffectPlace = { operation: string; templateVersionId: Id; runId: Id; roundNumber: number };
export type EffectRow = EffectPlace & { sums: EffectSums };
export type EffectWish = {
  runIds?: readonly Id[] | undefined;
  rounds?: readonly number[] | undefined;
  operation?: string | undefined;
  templateVersionIds?: readonly Id[] | undefined;
  judge: { teacherId: Id; model: string; promptVersion: number } | null;
};

/**
 * Four questions side by side. Over 250,000 evolutions of three runs with 750,000 calls (1.2 GB) and 47,000 decisions, on two cores with a load
 * of 13: decisions 0.6 s, outcomes 1.5 s, costs 6.9 s, because every call is read from its wide row; one run alone 2.6 s. An index over round,
 * evolution and cost would spare that, and would be written with every call of every evolution.
 */
export async function countEffects(db: Db, scope: ProjectScope, wish: EffectWish): Promise<EffectRow[]> {
  const parts = await Promise.all([
    countOutcomes(db, scope, wish),
    countDecisions(db, scope, wish),
    countCosts(db, scope, wish),
    countScores(db, scope, wish),
  ]);
  const rows = new Map<string, EffectRow>();
  for (const { sums, ...place } of parts.flat()) {
    const key = JSON.stringify([place.operation, place.templateVersionId, place.runId, place.roundNumber]);
    const known = rows.get(key);
    rows.set(key, { ...place, sums: known ? addEffects(known.sums, sums) : sums });
  }
  return [...rows.values()];
}

const PLACE = Prisma.sql`e.operation, e."templateVersionId", e."runId", e."roundNumber"`;
const placeShape = { operation: z.string(), templateVersionId: z.string(), runId: z.string(), roundNumber: z.number() };

/** People's edits have no template and no attempt. */
function chosen({ projectId }: ProjectScope, { runIds, rounds, operation, templateVersionIds }: EffectWish) {
  return Prisma.sql`e."projectId" = ${projectId}::uuid AND e.attempt IS NOT NULL AND e."templateVersionId" IS NOT NULL
    ${runIds ? Prisma.sql`AND e."runId" = ANY(${[...runIds]}::uuid[])` : Prisma.empty}
    ${rounds ? Prisma.sql`AND e."roundNumber" = ANY(${[...rounds]}::int[])` : Prisma.empty}
    ${operation === undefined ? Prisma.empty : Prisma.sql`AND e.operation = ${operation}`}
    ${templateVersionIds ? Prisma.sql`AND e."templateVersionId" = ANY(${[...templateVersionIds]}::uuid[])` : Prisma.empty}`;
}

const sumShape = { n: z.number(), sum: z.number(), squares: z.number() };
const toSums = ({ n, sum, squares }: { n: number; sum: number; squares: number }): Sums => ({
  ...{ n, sum, sumSquares: squares },
});

const outcomeShape = z.object({
  ...placeShape,
  rule: z.string().nullable(),
  verdict: z.enum(['kept', 'dropped', 'undecided', 'failed', 'open']),
  ...{ count: z.number(), retries: z.number(), keptNow: z.number(), ...sumShape },
});

/** The verdict as it stands: where a run was judged again, the later one. What was cancelled was never finished and is not counted. */
async function countOutcomes(db: Db, scope: ProjectScope, wish: EffectWish): Promise<EffectRow[]> {
  const rows = await db.$queryRaw`
    SELECT ${PLACE}, CASE WHEN e.verdict = 'dropped' THEN e.rule END AS rule,
      CASE WHEN e.verdict IS NOT NULL THEN e.verdict WHEN e.state = 'failed' THEN 'failed' ELSE 'open' END AS verdict,
      count(*)::int AS count, count(*) FILTER (WHERE e.attempt > 1)::int AS retries,
      count(*) FILTER (WHERE e.status = 'kept')::int AS "keptNow",
      count("wordsAdded")::int AS n, coalesce(sum("wordsAdded"), 0)::float8 AS sum,
      coalesce(sum("wordsAdded"::float8 ^ 2), 0)::float8 AS squares
    FROM evolution e WHERE ${chosen(scope, wish)} AND e.state <> 'cancelled' GROUP BY 1, 2, 3, 4, 5, 6`;
  return z.array(outcomeShape).parse(rows).map(toOutcome);
}

function toOutcome(row: z.infer<typeof outcomeShape>): EffectRow {
  const { rule, verdict, count, retries, keptNow, n, sum, squares, ...place } = row;
  const sums: EffectSums = {
    ...NO_EFFECT,
    [verdict]: count,
    ...{ retries: verdict === 'open' ? 0 : retries, keptNow },
    drops: rule === null ? [] : [{ rule, count }],
    words: verdict === 'kept' ? toSums({ n, sum, squares }) : NO_EFFECT.words,
  };
  return { ...place, sums };
}

const decisionShape = z.object({
  ...placeShape,
  ...{ accepts: z.number(), rejects: z.number(), unsure: z.number(), evolutions: z.number(), bulk: z.number() },
  ...{ keptAccepts: z.number(), keptRejects: z.number(), keptEvolutions: z.number(), audited: z.number() },
});

/** People's standing decisions. One made about many at once has no time that it took; it was no look, and stands apart. */
async function countDecisions(db: Db, scope: ProjectScope, wish: EffectWish): Promise<EffectRow[]> {
  const looked = Prisma.sql`d."tookMs" IS NOT NULL AND d.decision IN ('accept', 'reject')`;
  const rows = await db.$queryRaw`
    SELECT ${PLACE},
      count(*) FILTER (WHERE ${looked} AND d.decision = 'accept')::int AS accepts,
      count(*) FILTER (WHERE ${looked} AND d.decision = 'reject')::int AS rejects,
      count(*) FILTER (WHERE d."tookMs" IS NOT NULL AND d.decision = 'unsure')::int AS unsure,
      count(DISTINCT d."evolutionId") FILTER (WHERE ${looked})::int AS evolutions,
      count(*) FILTER (WHERE ${looked} AND e.verdict = 'kept' AND d.decision = 'accept')::int AS "keptAccepts",
      count(*) FILTER (WHERE ${looked} AND e.verdict = 'kept' AND d.decision = 'reject')::int AS "keptRejects",
      count(DISTINCT d."evolutionId") FILTER (WHERE ${looked} AND e.verdict = 'kept')::int AS "keptEvolutions",
      count(DISTINCT a."evolutionId") FILTER (WHERE ${looked})::int AS audited,
      count(*) FILTER (WHERE d."tookMs" IS NULL)::int AS bulk
    FROM review_decision d JOIN evolution e ON e.id = d."evolutionId" LEFT JOIN audit_item a ON a."evolutionId" = d."evolutionId"
    WHERE d."projectId" = ${scope.projectId}::uuid AND ${chosen(scope, wish)} GROUP BY 1, 2, 3, 4`;
  return z.array(decisionShape).parse(rows).map(toDecisions);
}

function toDecisions(row: z.infer<typeof decisionShape>): EffectRow {
  const { accepts, rejects, unsure, evolutions, bulk, audited, keptAccepts, keptRejects, keptEvolutions, ...place } =
    row;
  const ofKept = { accepts: keptAccepts, rejects: keptRejects, evolutions: keptEvolutions };
  const people: PeopleSums = { accepts, rejects, unsure, evolutions, ofKept, audited, bulk };
  return { ...place, sums: { ...NO_EFFECT, people } };
}

const costShape = z.object({
  ...placeShape,
  ...{ n: z.number(), kept: z.number(), sum: z.number(), squares: z.number(), products: z.number() },
  unpriced: z.number(),
});

/** Every finished evolution is a case, with what all of its calls cost; whether it is kept is the other figure of the ratio. */
async function countCosts(db: Db, scope: ProjectScope, wish: EffectWish): Promise<EffectRow[]> {
  const rows = await db.$queryRaw`
    WITH spent AS MATERIALIZED (
      SELECT t."evolutionId", sum(t."costUsd")::float8 AS cost,
        count(*) FILTER (WHERE t."errorKind" IS NULL AND t."costUsd" IS NULL) AS unpriced
      FROM teacher_call t WHERE t."roundId" IN (
        SELECT r.id FROM round r WHERE r."projectId" = ${scope.projectId}::uuid
          ${wish.runIds ? Prisma.sql`AND r."runId" = ANY(${[...wish.runIds]}::uuid[])` : Prisma.empty}
          ${wish.rounds ? Prisma.sql`AND r.number = ANY(${[...wish.rounds]}::int[])` : Prisma.empty})
      GROUP BY 1
    )
    SELECT ${PLACE}, count(*)::int AS n, count(*) FILTER (WHERE e.verdict = 'kept')::int AS kept,
      coalesce(sum(c.cost), 0)::float8 AS sum, coalesce(sum(c.cost ^ 2), 0)::float8 AS squares,
      coalesce(sum(c.cost) FILTER (WHERE e.verdict = 'kept'), 0)::float8 AS products,
      coalesce(sum(c.unpriced), 0)::int AS unpriced
    FROM evolution e LEFT JOIN spent c ON c."evolutionId" = e.id
    WHERE ${chosen(scope, wish)} AND (e.verdict IS NOT NULL OR e.state = 'failed') GROUP BY 1, 2, 3, 4`;
  return z.array(costShape).parse(rows).map(toCosts);
}

function toCosts(row: z.infer<typeof costShape>): EffectRow {
  const { n, kept, sum, squares, products, unpriced, ...place } = row;
  const cost = {
    over: toSums({ n, sum, squares }),
    under: toSums({ n, sum: kept, squares: kept }),
    sumProducts: products,
  };
  return { ...place, sums: { ...NO_EFFECT, cost, unpricedCalls: unpriced } };
}

const scoreShape = z.object({
  ...placeShape,
  ...{ ...sumShape, unparsed: z.number() },
  ...{ gainN: z.number(), gainSum: z.number(), gainSquares: z.number() },
});

/** Only drawn children: the parent of one may be a child of another version, and is no random one of it. Only kept ones are drawn; one that another judgement drops later is not counted any more. */
async function countScores(db: Db, scope: ProjectScope, wish: EffectWish): Promise<EffectRow[]> {
  if (!wish.judge) return [];
  const { teacherId, model, promptVersion } = wish.judge;
  const rows = await db.$queryRaw`
    SELECT ${PLACE}, count(s.score)::int AS n, coalesce(sum(s.score), 0)::float8 AS sum,
      coalesce(sum(s.score::float8 ^ 2), 0)::float8 AS squares, count(*) FILTER (WHERE s.score IS NULL)::int AS unparsed,
      count(s.score - p.score)::int AS "gainN", coalesce(sum(s.score - p.score), 0)::float8 AS "gainSum",
      coalesce(sum((s.score - p.score)::float8 ^ 2), 0)::float8 AS "gainSquares"
    FROM difficulty_score s JOIN evolution e ON e."childId" = s."instructionId"
    LEFT JOIN difficulty_score p ON p."instructionId" = e."parentId" AND p."teacherId" = s."teacherId" AND p.model = s.model
      AND p."promptVersion" = s."promptVersion"
    WHERE s."projectId" = ${scope.projectId}::uuid AND s."teacherId" = ${teacherId}::uuid AND s.model = ${model}
      AND s."promptVersion" = ${promptVersion} AND s."isDrawn" AND ${chosen(scope, wish)} AND e.verdict = 'kept' GROUP BY 1, 2, 3, 4`;
  return z.array(scoreShape).parse(rows).map(toScores);
}

function toScores(row: z.infer<typeof scoreShape>): EffectRow {
  const { n, sum, squares, unparsed, gainN, gainSum, gainSquares, ...place } = row;
  const gain = toSums({ n: gainN, sum: gainSum, squares: gainSquares });
  return { ...place, sums: { ...NO_EFFECT, difficulty: toSums({ n, sum, squares }), gain, unparsed } };
}
