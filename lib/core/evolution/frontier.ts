/** Which instruction is the head of a lineage. The store computes the same in SQL for whole runs; its test compares the two. */
import type { EffectiveStatus, EvolutionState } from '../domain/evolution';
import type { Id } from '../domain/identifier';
import type { OnFailure } from '../domain/run';

/** One evolution of the lineage as far as its head depends on it. A person's edit has attempt null. */
export type LineageEvolution = {
  roundNumber: number;
  attempt: number | null;
  state: EvolutionState;
  status: EffectiveStatus | null;
  childId: Id | null;
};

/**
 * The child of the newest evolution that counts as kept now, else the seed: a lineage whose last attempt was dropped, failed or waits for a
 * person is evolved again from the same, unchanged text (WizardLM §3.2). `evolutions` newest first: by round, within a round a person's edits
 * before the attempts (newest edit first), then attempts from the last to the first. A decision about an older generation does not unseat a
 * younger kept one. Null: the lineage is out, which only `onFailure` drop can bring about.
 */
export function headOf(
  lineage: { seedId: Id; evolutions: readonly LineageEvolution[] },
  onFailure: OnFailure,
): Id | null {
  if (onFailure.kind === 'drop' && hasLostARound(lineage.evolutions)) return null;
  const newest = lineage.evolutions.find((evolution) => evolution.status === 'kept' && evolution.childId !== null);
  return newest?.childId ?? lineage.seedId;
}

/** A round in which the lineage was tried and nothing is kept. A cancelled evolution was never tried to its end. */
function hasLostARound(evolutions: readonly LineageEvolution[]): boolean {
  const tried = evolutions.filter((evolution) => evolution.state !== 'cancelled');
  const won = new Set(
    tried.filter((evolution) => evolution.status === 'kept').map((evolution) => evolution.roundNumber),
  );
  return tried.some((evolution) => !won.has(evolution.roundNumber));
}

/** The number of the next attempt within the same round, or null: only `retry_now` tries again before the round ends, and never what a person must look at. */
export function nextAttempt(onFailure: OnFailure, attempt: number, state: EvolutionState): number | null {
  if (onFailure.kind !== 'retry_now') return null;
  if (state !== 'eliminated' && state !== 'failed') return null;
  return attempt <= onFailure.retries ? attempt + 1 : null;
}
