/** Drives one evolution with live calls: ask, let the machine apply the reply, store both together, and only then ask again. */
import { isFinal } from '@/lib/core/domain/evolution';
import type { TeacherReply, TeacherRequest } from '@/lib/core/domain/teacher';
import { nextAttempt } from '@/lib/core/evolution/frontier';
import { apply, type EvolutionWork, next } from '@/lib/core/evolution/machine';
import { planRound } from '@/lib/core/evolution/plan-round';
import { stepTo } from '../store/evolution-steps';
import type { EvolutionInHand } from '../store/evolution-work';
import type { NewEvolution } from '../store/evolutions';
import { newId } from '../store/new-id';
import type { PinnedVersions } from '../store/rounds';
import type { TeacherCallRecord } from '../store/teacher-calls';
import type { TeacherOutcome } from '../teacher/connect';
import type { HeldOutcome } from './call-cost';
import { callRecord, refuseUnstorable } from './call-record';
import type { PauseCause } from './pause-run';
import { decideRetry, NO_FAILURES, type RetryPolicy } from './retry-policy';
import type { Hold } from './run-budgets';
import type { RunContext } from './run-contexts';
import type { StepEntry, StepOutcome } from './step-writer';
import type { TeacherHealth } from './teacher-breakers';

export type LiveDriver = {
  context: () => Promise<RunContext>;
  /** One call; null when the run was paused or cancelled while it waited for a slot. */
  ask: (context: RunContext, request: TeacherRequest) => Promise<HeldOutcome | null>;
  store: (entry: StepEntry, hold: Hold | undefined) => Promise<StepOutcome>;
  /** How the teacher fares with everybody's calls, this one included. */
  judgeTeacher: (context: RunContext, role: TeacherRequest['role'], outcome: TeacherOutcome) => TeacherHealth;
  pauseRun: (context: RunContext, role: TeacherRequest['role'], cause: PauseCause) => Promise<void>;
  pinnedVersions: () => Promise<PinnedVersions>;
  /** False when it was cut short because the worker stops. */
  wait: (delayMs: number) => Promise<boolean>;
  isStopping: () => boolean;
  random: () => number;
  retryPolicy: RetryPolicy;
};

type Called = { call: TeacherCallRecord; hold: Hold | undefined };
type Answered = Called & { reply: TeacherReply };
type Asked =
  | { result: 'answered'; answered: Answered }
  | { result: 'given_up'; failure: NonNullable<EvolutionWork['failure']>; answered: Called }
  | { result: 'left' };

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
    const asked = await askPatiently(hand, todo.request, driver);
    if (asked.result === 'left') return 'left';
    const isRehearsal = asked.result === 'answered' && asked.answered.reply.isRehearsal;
    const work: EvolutionWork =
      asked.result === 'answered'
        ? apply(hand.work, context.rules, asked.answered.reply)
        : { ...hand.work, state: 'failed', failure: asked.failure };
    const childId = work.childText === null ? null : (hand.childId ?? newId());
    const { call, hold } = asked.answered;
    const step = stepTo(hand, work, childId, isRehearsal);
    const furtherAttempt = isFinal(work.state) ? attemptAfter(hand, work, context, pinned) : null;
    const outcome = await driver.store({ place: placeOf(hand), call, step, nextAttempt: furtherAttempt }, hold);
    if (outcome === 'superseded') return 'done';
    hand = { ...hand, step: hand.step + 1, childId, work };
  }
}

async function askPatiently(hand: EvolutionInHand, request: TeacherRequest, driver: LiveDriver): Promise<Asked> {
  let failed = NO_FAILURES;
  for (let tryNumber = 1; ; tryNumber += 1) {
    const context = await driver.context();
    const outcome = refuseUnstorable(await driver.ask(context, request));
    if (!outcome) return { result: 'left' };
    const call = callRecord(hand, context, request, outcome, tryNumber);
    const { hold } = outcome;
    const health = driver.judgeTeacher(context, request.role, outcome);
    if (outcome.outcome === 'answered') return { result: 'answered', answered: { call, hold, reply: outcome.reply } };
    if (driver.isStopping()) return { result: 'left' };
    const decision = decideRetry({ ...outcome, ...health }, failed, driver.random(), driver.retryPolicy);
    if (decision.action === 'give_up') {
      return {
        result: 'given_up',
        failure: { kind: outcome.kind, message: call.errorMessage ?? '' },
        answered: { call, hold },
      };
    }
    await driver.store({ place: placeOf(hand), call, step: null, nextAttempt: null }, hold);
    if (decision.action === 'pause_run') {
      await driver.pauseRun(context, request.role, { ...outcome, ...health });
      return { result: 'left' };
    }
    failed = decision.failed;
    if (!(await driver.wait(decision.delayMs))) return { result: 'left' };
  }
}

export function attemptAfter(
  hand: EvolutionInHand,
  work: EvolutionWork,
  { config }: RunContext,
  pinned: PinnedVersions,
): NewEvolution | null {
  const attempt = hand.attempt === null ? null : nextAttempt(config.onFailure, hand.attempt, work.state);
  if (attempt === null) return null;
  const { lineageId, ordinal, parentId, roundNumber } = hand;
  const [plan] = planRound({ config, roundNumber, lineages: [{ lineageId, ordinal }], attempt });
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
