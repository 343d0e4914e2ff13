/** Drives one evolution with live calls: ask, let the machine apply the reply, store both together, and only then ask again. */
import { isFinal } from '@/lib/core/domain/evolution';
import { nextAttempt } from '@/lib/core/evolution/frontier';
import { apply, type EvolutionWork, next } from '@/lib/core/evolution/machine';
import { planRound } from '@/lib/core/evolution/plan-round';
import { stepTo } from '../store/evolution-steps';
import type { EvolutionInHand } from '../store/evolution-work';
import type { NewEvolution } from '../store/evolutions';
import { newId } from '../store/new-id';
import type { PinnedVersions } from '../store/rounds';
import { askPatiently, type PatientAsker } from './ask-patiently';
import { type CallPlace, callRecord } from './call-record';
import type { Hold } from './run-budgets';
import type { RunContext } from './run-contexts';
import type { StepEntry, StepOutcome } from './step-writer';
import { twinCheckOf } from './twin-check';

export type LiveDriver = Omit<PatientAsker<RunContext>, 'callOf' | 'storeFailed'> & {
  store: (entry: StepEntry, hold: Hold | undefined) => Promise<StepOutcome>;
  pinnedVersions: () => Promise<PinnedVersions>;
};

/** Returns when the evolution is final, or when it must be left as it is: the rows say where to go on. */
export async function driveLive(evolution: EvolutionInHand, driver: LiveDriver): Promise<'done' | 'left'> {
  let hand = evolution;
  // Read before any call, so that nothing but the writer stands between a reply and its storage.
  const pinned = await driver.pinnedVersions();
  for (;;) {
    const context = await driver.context();
    if (!context.isRunning || driver.isStopping()) return 'left';
    const todo = next(hand.work, context.rules);
    if (todo.kind === 'done') return 'done';
    if (context.keptLeft === 0) return cancel(hand, driver);
    const asked = await askPatiently(todo.request, askerFor(hand, driver));
    // Left because the run has enough: it is looked at once more, and cancelled.
    if (asked.result === 'left' && (await driver.context()).keptLeft === 0) continue;
    if (asked.result === 'left') return 'left';
    const isRehearsal = asked.result === 'answered' && asked.answered.reply.isRehearsal;
    const work: EvolutionWork =
      asked.result === 'answered'
        ? apply(hand.work, context.rules, asked.answered.reply)
        : { ...hand.work, state: 'failed', failure: asked.failure };
    const childId = work.childText === null ? null : (hand.childId ?? newId());
    const { call, hold } = asked.answered;
    const step = stepTo(hand, work, childId, isRehearsal);
    const attempt = (after: EvolutionWork) => attemptAfter(hand, after, context, pinned);
    const nextAttempt = isFinal(work.state) ? attempt(work) : null;
    const twins = twinCheckOf(hand, work, step, context, attempt);
    const outcome = await driver.store({ place: placeOf(hand), call, step, nextAttempt, twins }, hold);
    if (outcome === 'superseded') return 'done';
    hand = { ...hand, step: hand.step + 1, childId, work };
  }
}

/** The run has enough, and this one would need a further call. */
async function cancel(hand: EvolutionInHand, driver: LiveDriver): Promise<'done'> {
  const step = stepTo(hand, { ...hand.work, state: 'cancelled' }, hand.childId, false);
  await driver.store({ place: placeOf(hand), call: null, step, nextAttempt: null }, undefined);
  return 'done';
}

function askerFor(hand: EvolutionInHand, driver: LiveDriver): PatientAsker<RunContext> {
  return {
    ...driver,
    callOf: (context, request, outcome, tryNumber) =>
      callRecord(callPlaceOf(hand), context, request, outcome, tryNumber),
    storeFailed: (call, hold) => driver.store({ place: placeOf(hand), call, step: null, nextAttempt: null }, hold),
  };
}

export function attemptAfter(
  hand: EvolutionInHand,
  work: EvolutionWork,
  { config }: RunContext,
  pinned: PinnedVersions,
): NewEvolution | null {
  const attempt = hand.attempt === null ? null : nextAttempt(config, hand.attempt, work.state);
  if (attempt === null) return null;
  const { lineageId, ordinal, parentId, roundNumber } = hand;
  const [plan] = planRound({ config, roundNumber, lineages: [{ lineageId, ordinal, attempt }] });
  const templateVersionId = plan && pinned[plan.operation];
  if (!plan || !templateVersionId) return null;
  return {
    lineageId,
    ordinal,
    parentId,
    operation: plan.operation,
    dataFormat: plan.dataFormat,
    templateVersionId,
    attempt,
  };
}

export function placeOf({ projectId, runId, roundId, roundNumber }: EvolutionInHand) {
  return { projectId, runId, roundId, roundNumber };
}

export function callPlaceOf({ projectId, id, roundId }: EvolutionInHand): CallPlace {
  return { projectId, evolutionId: id, roundId, dryRunId: null, dryRunItemId: null };
}
