/** What a test looks at after a run: its evolutions, its counters against a recount, and the wait for a state. */
import type { Id } from '@/lib/core/domain/identifier';
import type { RunState } from '@/lib/core/domain/run';
import { database } from '../store/connection';
import { recountRound } from '../store/evolutions';
import { listRounds, type RoundRecord } from '../store/rounds';
import { getRun, type RunRecord } from '../store/runs';
import type { TestRun } from './test-run';

const LOOK_AGAIN_MS = 25;

/** Looks until it is so; the test's own time limit ends the wait. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
}

export async function untilRunIs({ scope, runId }: TestRun, ...states: RunState[]): Promise<RunRecord> {
  let run = await getRun(database(), scope, runId);
  await until(async () => {
    run = await getRun(database(), scope, runId);
    return states.includes(run.state);
  });
  return run;
}

export async function lastRound({ runId }: TestRun): Promise<RoundRecord> {
  const round = (await listRounds(database(), [runId])).at(-1);
  if (!round) throw new Error('the run has no round');
  return round;
}

/** Without ids and times, so that two runs can be compared. */
export async function outcomeOf({ runId }: TestRun) {
  return database().evolution.findMany({
    where: { runId },
    select: {
      ...{ roundNumber: true, ordinal: true, attempt: true, operation: true, dataFormat: true, state: true },
      ...{ childText: true, response: true, verdict: true, rule: true, status: true, failureKind: true },
    },
    orderBy: [{ roundNumber: 'asc' }, { ordinal: 'asc' }, { attempt: 'asc' }],
  });
}

/** Names what is wrong; empty when counters equal recounts and every child has one edge and the right status. */
export async function wrongsOf(run: TestRun): Promise<string[]> {
  const wrongs: string[] = [];
  for (const round of await listRounds(database(), [run.runId])) {
    if (await recountRound(database(), round.id)) wrongs.push(`the counters of round ${round.number} were wrong`);
  }
  const loose = await database().$queryRaw<{ id: Id }[]>`
    SELECT i.id FROM instruction i LEFT JOIN evolution e ON e."childId" = i.id
    WHERE i."runId" = ${run.runId}::uuid AND i.origin = 'evolved' AND (e.id IS NULL OR i.text <> e."childText" OR i.response IS DISTINCT FROM e.response
      OR i.status <> coalesce(e.status, CASE WHEN e.state IN ('failed', 'cancelled') THEN 'dropped' ELSE 'undecided' END))`;
  if (loose.length > 0) wrongs.push(`${loose.length} children do not agree with their evolutions`);
  const missing = await database().$queryRaw<{ id: Id }[]>`
    SELECT e.id FROM evolution e LEFT JOIN instruction i ON i.id = e."childId"
    WHERE e."runId" = ${run.runId}::uuid AND (e."childText" IS NULL) <> (i.id IS NULL)`;
  if (missing.length > 0) wrongs.push(`${missing.length} evolutions lack their child, or have one without a text`);
  return wrongs;
}
