/** One round in numbers: what became of its evolutions, why, and how fast it goes. */
import { z } from 'zod';
import type { RoundReport } from '@/lib/core/contract/runs';
import { RULES } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { compareOperations, type OperationId } from '@/lib/core/domain/operation';
import { FAILURE_KINDS } from '@/lib/core/domain/teacher';
import type { Db } from './connection';
import type { RoundRecord } from './rounds';
import { viewRounds } from './run-views';
import { viewBatches } from './teacher-batches';

/** Rates are taken over this long. */
const RATE_SECONDS = 30;

/** `callsPerEvolution`: of one that passes every check. */
export async function reportRound(db: Db, round: RoundRecord, callsPerEvolution: number): Promise<RoundReport> {
  const [[view], cells, failures, callErrors, batches, callsPerSecond] = await Promise.all([
    viewRounds(db, [round]),
    countCells(db, round.id),
    listFailures(db, round.id),
    countCallErrors(db, round.id),
    viewBatches(db, round.id),
    measureRate(db, round),
  ]);
  if (!view) throw new Error(`round ${round.id} has no view`);
  return {
    round: view,
    states: sumBy(cells, (cell) => cell.state).map(([state, count]) => ({ state, count })),
    operations: operationsOf(cells),
    drops: RULES.flatMap((rule) =>
      byOperation(cells.filter((cell) => cell.rule === rule)).map(([operation, dropped]) => ({
        ...{ rule, operation },
        count: total(dropped),
      })),
    ),
    failures,
    callErrors,
    batches,
    callsPerSecond,
    msLeft: msLeft(round, callsPerSecond, callsPerEvolution),
  };
}

const cellSchema = z.object({
  operation: z.string(),
  state: z.string(),
  rule: z.enum(RULES).nullable(),
  count: z.number(),
});
type Cell = z.infer<typeof cellSchema>;

async function countCells(db: Db, roundId: Id): Promise<Cell[]> {
  const rows = await db.$queryRaw`
    SELECT operation, state, CASE WHEN state = 'eliminated' THEN rule END AS rule, count(*)::int AS count
    FROM evolution WHERE "roundId" = ${roundId}::uuid AND attempt IS NOT NULL GROUP BY 1, 2, 3`;
  return z.array(cellSchema).parse(rows);
}

function operationsOf(cells: readonly Cell[]): RoundReport['operations'] {
  return byOperation(cells).map(([operation, own]) => {
    const inState = (state: string) => total(own.filter((cell) => cell.state === state));
    return {
      operation,
      planned: total(own),
      kept: inState('kept'),
      eliminated: inState('eliminated'),
      undecided: inState('undecided'),
      failed: inState('failed'),
    };
  });
}

/** Those that occur, in the order of lists. */
function byOperation(cells: readonly Cell[]): [OperationId, Cell[]][] {
  return [...Map.groupBy(cells, (cell) => cell.operation)].sort(([a], [b]) => compareOperations(a, b));
}

const total = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + cell.count, 0);

function sumBy(cells: readonly Cell[], key: (cell: Cell) => string): [string, number][] {
  return [...Map.groupBy(cells, key)].map(([name, group]) => [name, total(group)]);
}

async function listFailures(db: Db, roundId: Id): Promise<RoundReport['failures']> {
  const rows = await db.$queryRaw`
    SELECT "failureKind" AS kind, count(*)::int AS count, left(min("failureMessage"), 400) AS example
    FROM evolution WHERE "roundId" = ${roundId}::uuid AND state = 'failed' GROUP BY 1 ORDER BY 2 DESC`;
  return z.array(z.object({ kind: z.enum(FAILURE_KINDS), count: z.number(), example: z.string() })).parse(rows);
}

async function countCallErrors(db: Db, roundId: Id): Promise<RoundReport['callErrors']> {
  const rows = await db.$queryRaw`
    SELECT "errorKind" AS kind, count(*)::int AS count
    FROM teacher_call WHERE "roundId" = ${roundId}::uuid AND "errorKind" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`;
  return z.array(z.object({ kind: z.enum(FAILURE_KINDS), count: z.number() })).parse(rows);
}

async function measureRate(db: Db, round: RoundRecord): Promise<number> {
  if (round.state !== 'running') return 0;
  const rows = await db.$queryRaw<{ rate: number }[]>`
    SELECT count(*)::float8 / greatest(1, least(${RATE_SECONDS}::float8, extract(epoch FROM now()::timestamp - max(r."startedAt"))::float8)) AS rate
    FROM round r LEFT JOIN teacher_call c ON c."roundId" = r.id AND c."createdAt" > now()::timestamp - make_interval(secs => ${RATE_SECONDS}::float8)
    WHERE r.id = ${round.id}::uuid AND c.id IS NOT NULL`;
  return Math.round((rows[0]?.rate ?? 0) * 10) / 10;
}

/** A dropped child saves about half of the calls that would have followed. */
function msLeft({ state, counters }: RoundRecord, callsPerSecond: number, callsPerEvolution: number): number | null {
  if (state !== 'running' || callsPerSecond === 0) return null;
  const saved = (counters.eliminated * (callsPerEvolution - 1)) / 2;
  const calls = Math.max(counters.open, counters.planned * callsPerEvolution - counters.calls - saved);
  return Math.round((calls / callsPerSecond) * 1000);
}

/** Shares of all finished evolutions of the project; null before there are any. */
export async function measureShares(
  db: Db,
  scope: ProjectScope,
): Promise<{ failure: number; beforeJudge: number; byJudge: number } | null> {
  const rows = await db.$queryRaw<{ total: number; kept: number; before: number; equal: number }[]>`
    SELECT count(*)::int AS total, count(*) FILTER (WHERE state = 'kept')::int AS kept,
           count(*) FILTER (WHERE rule IN ('copied', 'input_format') OR (state = 'failed' AND "childId" IS NULL))::int AS before,
           count(*) FILTER (WHERE rule = 'equal')::int AS equal
    FROM evolution WHERE "projectId" = ${scope.projectId}::uuid AND attempt IS NOT NULL AND state IN ('kept', 'eliminated', 'undecided', 'failed')`;
  const sums = rows[0];
  if (!sums || sums.total === 0) return null;
  return {
    failure: (sums.total - sums.kept) / sums.total,
    beforeJudge: sums.before / sums.total,
    byJudge: sums.equal / sums.total,
  };
}
