/** What of a lineage a round evolves, and how its tries are numbered. The store computes the same in SQL for whole runs; its test compares the two. */
import type { EffectiveStatus, EvolutionState } from '../domain/evolution';
import type { Id } from '../domain/identifier';
import type { OnFailure, PoolPolicy } from '../domain/run';

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
 * younger kept one. Null: the lineage is out, which only the policy `drop_failed` can bring about.
 */
export function headOf(
  lineage: { seedId: Id; evolutions: readonly LineageEvolution[] },
  policy: Exclude<PoolPolicy, 'whole_pool'>,
): Id | null {
  if (policy === 'drop_failed' && hasLostARound(lineage.evolutions)) return null;
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

/** Policy `whole_pool`: the seed and everything that counts as kept now, in the order in which it was made. `evolutions` newest first, as above. */
export function poolOf(lineage: { seedId: Id; evolutions: readonly LineageEvolution[] }): Id[] {
  const kept = lineage.evolutions.flatMap(({ status, childId }) =>
    status === 'kept' && childId !== null ? [childId] : [],
  );
  return [lineage.seedId, ...kept.reverse()];
}

export type Parent = { lineageId: Id; ordinal: number; parentId: Id };

/**
 * What is planned at once of these parents: `perParent` of each, numbered within the lineage in the order of its parents. A slot is what one
 * of them stands for: the tries of a slot have the same parent, and numbers that are alike modulo `perParent`.
 */
export function firstAttempts(parents: readonly Parent[], perParent: number): (Parent & { attempt: number })[] {
  const given = new Map<Id, number>();
  return parents.flatMap((parent) => {
    const before = given.get(parent.lineageId) ?? 0;
    given.set(parent.lineageId, before + perParent);
    return Array.from({ length: perParent }, (_, at) => ({ ...parent, attempt: before + at + 1 }));
  });
}

/** Whether two evolutions of one lineage and round are tries of the same slot. */
export function isSameSlot(
  a: { parentId: Id; attempt: number },
  b: { parentId: Id; attempt: number },
  perParent: number,
): boolean {
  return a.parentId === b.parentId && (a.attempt - b.attempt) % perParent === 0;
}

/** The number of the next try of a slot, or null: only `retry_now` tries again before the round ends, and never what a person must look at. */
export function nextAttempt(
  { onFailure, evolutionsPerInstruction }: { onFailure: OnFailure; evolutionsPerInstruction: number },
  attempt: number,
  state: EvolutionState,
): number | null {
  if (onFailure.kind !== 'retry_now') return null;
  if (state !== 'eliminated' && state !== 'failed') return null;
  const tries = Math.ceil(attempt / evolutionsPerInstruction);
  return tries <= onFailure.retries ? attempt + evolutionsPerInstruction : null;
}

/** The number of a further try that a person asks for: the next one of its slot that no try of the lineage and round has. */
export function furtherAttempt(attempt: number, taken: readonly number[], perParent: number): number {
  let further = attempt + perParent;
  while (taken.includes(further)) further += perParent;
  return further;
}
