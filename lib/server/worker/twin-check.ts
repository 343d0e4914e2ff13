/** What an entry carries for the rule `duplicate_in_run`: the text that its child would take, and what becomes of it when another has it. */
import { traitsOf } from '@/lib/core/domain/operation';
import { dropAsTwin, type EvolutionWork } from '@/lib/core/evolution/machine';
import { type EvolutionStep, stepTo } from '../store/evolution-steps';
import type { EvolutionInHand } from '../store/evolution-work';
import type { NewEvolution } from '../store/evolutions';
import { textHashOf } from '../store/run-texts';
import type { RunContext } from './run-contexts';

/** On an entry only while the rule is on. `claim`: this step brings a new child, and `dropped` is what becomes of it when its text is taken. */
export type TwinCheck = {
  claim: {
    textHash: string;
    dropped: (evidence: string) => { step: EvolutionStep; nextAttempt: NewEvolution | null };
  } | null;
};

export function twinCheckOf(
  hand: EvolutionInHand,
  work: EvolutionWork,
  step: EvolutionStep,
  { rules }: RunContext,
  attemptAfter: (work: EvolutionWork) => NewEvolution | null,
): TwinCheck | undefined {
  if (!rules.rules.includes('duplicate_in_run')) return undefined;
  if (traitsOf(work.operation).skippedRules?.includes('duplicate_in_run')) return undefined;
  if (hand.work.state !== 'planned' || work.state !== 'evolved' || work.childText === null) return { claim: null };
  const evolved: EvolutionInHand = { ...hand, step: hand.step + 1, childId: step.childId, work };
  const dropped = (evidence: string) => {
    const twin = dropAsTwin(work, evidence);
    return { step: stepTo(evolved, twin, step.childId, step.isRehearsal), nextAttempt: attemptAfter(twin) };
  };
  return { claim: { textHash: textHashOf(work.childText), dropped } };
}
