/** The rule `duplicate_in_run`, where it can be exact: in the transaction that stores a new child, before its judge or its response is paid for. */
import type { Id } from '@/lib/core/domain/identifier';
import type { Db } from '../store/connection';
import { storeSteps } from '../store/evolution-steps';
import { claimTexts, releaseTexts } from '../store/run-texts';
import type { StepEntry } from './step-writer';

/** Of steps that were just stored, and still in their transaction. Answers the entries of the drops; whoever drives these evolutions must leave them. */
export async function settleTwins(tx: Db, entries: readonly StepEntry[], moved: ReadonlySet<Id>): Promise<StepEntry[]> {
  const checked = entries.filter(({ step, twins }) => twins && step && moved.has(step.evolutionId));
  if (checked.length === 0) return [];
  const taken = await claimTexts(
    tx,
    checked.flatMap(({ place, step, twins }) =>
      step && twins?.claim ? { runId: place.runId, evolutionId: step.evolutionId, textHash: twins.claim.textHash } : [],
    ),
  );
  const drops = checked.flatMap((entry) => {
    const evidence = entry.step ? taken.get(entry.step.evolutionId) : undefined;
    if (evidence === undefined || !entry.twins?.claim) return [];
    return { ...entry, ...entry.twins.claim.dropped(evidence) };
  });
  await storeSteps(
    tx,
    drops.flatMap(({ step }) => step ?? []),
  );
  await releaseTexts(
    tx,
    checked.flatMap(({ step }) => (step?.state === 'eliminated' ? step.evolutionId : [])),
  );
  return drops;
}
