/** One transaction for a batch: calls, steps, children, counters, further attempts, the end of the round, and the notice to the web. */
import type { Id } from '@/lib/core/domain/identifier';
import type { RunDriver } from '@/lib/core/domain/teacher-batch';
import { enqueue } from '../jobs/job-engine';
import { type Db, inTransaction } from '../store/connection';
import { type EvolutionStep, lockRounds, storeSteps } from '../store/evolution-steps';
import { addAttempts, type EvolutionPlace } from '../store/evolutions';
import { announceChange } from '../store/notices';
import { roundsWithNothingOpen } from '../store/rounds';
import { insertCalls, storedCallIds } from '../store/teacher-calls';
import { settleTwins } from './settle-twins';
import type { StepEntry } from './step-writer';
import { stopWhenEnough } from './stop-when-enough';

export function writeSteps(entries: readonly StepEntry[], isRepeat: boolean): Promise<Set<Id>> {
  return inTransaction((tx) => storeEntries(tx, entries, { isRepeat, driver: 'live' }));
}

/** A further attempt is queued for the live driver; the batch driver finds it among what is open. */
export async function storeEntries(
  tx: Db,
  entries: readonly StepEntry[],
  { isRepeat, driver }: { isRepeat: boolean; driver: RunDriver },
): Promise<Set<Id>> {
  const places = distinctPlaces(entries);
  const calls = entries.flatMap(({ call }) => call ?? []);
  const rounds = await lockRounds(
    tx,
    places.map((place) => place.roundId),
  );
  const before = isRepeat
    ? await storedCallIds(
        tx,
        calls.map((call) => call.id),
      )
    : new Set<Id>();
  await insertCalls(tx, calls);
  const moved = await storeSteps(tx, fencedSteps(entries));
  const twins = await settleTwins(tx, entries, moved);
  await addNextAttempts(tx, [...entries, ...twins], moved, driver);
  for (const { id, keptWanted } of moved.size > 0 ? rounds : []) {
    const place = keptWanted === null ? undefined : places.find(({ roundId }) => roundId === id);
    if (place && keptWanted !== null) await stopWhenEnough(tx, place, { keptWanted, driver });
  }
  await closeRounds(tx, places);
  for (const { projectId, runId, roundNumber } of places) await announceChange(tx, { projectId, runId, roundNumber });
  const left = new Set(twins.flatMap(({ step }) => step?.evolutionId ?? []));
  return new Set([...moved, ...storedBefore(entries, before)].filter((id) => !left.has(id)));
}

/** One process never stores two steps of one evolution at once; if a fault made it try, the second is left to the fence of a later batch. */
function fencedSteps(entries: readonly StepEntry[]): EvolutionStep[] {
  const first = new Map<Id, EvolutionStep>();
  for (const { step } of entries) if (step && !first.has(step.evolutionId)) first.set(step.evolutionId, step);
  return [...first.values()];
}

/** A call in the ledger was committed together with its step. */
function storedBefore(entries: readonly StepEntry[], callIds: ReadonlySet<Id>): Id[] {
  return entries.flatMap(({ call, step }) => (call && step && callIds.has(call.id) ? step.evolutionId : []));
}

function distinctPlaces(entries: readonly StepEntry[]): EvolutionPlace[] {
  return [...new Map(entries.map(({ place }) => [place.roundId, place])).values()];
}

async function addNextAttempts(
  tx: Db,
  entries: readonly StepEntry[],
  moved: ReadonlySet<Id>,
  driver: RunDriver,
): Promise<void> {
  for (const { place, step, nextAttempt } of entries) {
    if (!step || !nextAttempt || !moved.has(step.evolutionId)) continue;
    const ids = await addAttempts(tx, place, [nextAttempt]);
    if (driver === 'batch') continue;
    const { projectId, runId, roundId } = place;
    await enqueue(
      tx,
      'evolve',
      ids.map((evolutionId) => ({ projectId, runId, roundId, evolutionId })),
    );
  }
}

export async function closeRounds(tx: Db, places: readonly EvolutionPlace[]): Promise<void> {
  const over = new Set(
    await roundsWithNothingOpen(
      tx,
      places.map((place) => place.roundId),
    ),
  );
  for (const { projectId, runId, roundId } of places) {
    if (over.has(roundId)) await enqueue(tx, 'finish-round', { projectId, runId, roundId });
  }
}
