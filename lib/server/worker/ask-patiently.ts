/** One step's question to a teacher, asked again while that helps: every try is stored, and what comes of the last one is for the caller. */
import type { TeacherReply, TeacherRequest } from '@/lib/core/domain/teacher';
import type { EvolutionWork } from '@/lib/core/evolution/machine';
import type { TeacherCallRecord } from '../store/teacher-calls';
import type { HeldOutcome } from './call-cost';
import { refuseUnstorable } from './call-record';
import { decideRetry, NO_FAILURES, type RetryPolicy } from './retry-policy';
import type { TeacherHealth } from './teacher-breakers';
import type { PauseCause } from './why-paused';

type Role = TeacherRequest['role'];
/** `hold`: the money that was set aside for it. */
type Called = { call: TeacherCallRecord; hold: HeldOutcome['hold'] };
type Answered = Called & { reply: TeacherReply };
export type Asked =
  | { result: 'answered'; answered: Answered }
  | { result: 'given_up'; failure: NonNullable<EvolutionWork['failure']>; answered: Called }
  | { result: 'left' };

/** `Context`: the settings as they are at each try. */
export type PatientAsker<Context> = {
  context: () => Promise<Context>;
  /** One call; null when it is not wanted any more, as when a run was paused while it waited for a slot. */
  ask: (context: Context, request: TeacherRequest) => Promise<HeldOutcome | null>;
  callOf: (context: Context, request: TeacherRequest, outcome: HeldOutcome, tryNumber: number) => TeacherCallRecord;
  /** A call that failed and changes nothing yet. */
  storeFailed: (call: TeacherCallRecord, hold: HeldOutcome['hold']) => Promise<unknown>;
  /** How the teacher fares with everybody's calls, this one included. */
  judgeTeacher: (context: Context, role: Role, outcome: HeldOutcome) => TeacherHealth;
  /** Nothing more may be asked until a person has mended the teacher. */
  pauseRun: (context: Context, role: Role, cause: PauseCause) => Promise<void>;
  /** False when it was cut short because the worker stops. */
  wait: (delayMs: number) => Promise<boolean>;
  isStopping: () => boolean;
  random: () => number;
  retryPolicy: RetryPolicy;
};

export async function askPatiently<Context>(request: TeacherRequest, asker: PatientAsker<Context>): Promise<Asked> {
  let failed = NO_FAILURES;
  for (let tryNumber = 1; ; tryNumber += 1) {
    const context = await asker.context();
    const outcome = refuseUnstorable(await asker.ask(context, request));
    if (!outcome) return { result: 'left' };
    const call = asker.callOf(context, request, outcome, tryNumber);
    const { hold } = outcome;
    const health = asker.judgeTeacher(context, request.role, outcome);
    if (outcome.outcome === 'answered') return { result: 'answered', answered: { call, hold, reply: outcome.reply } };
    if (asker.isStopping()) return { result: 'left' };
    const decision = decideRetry({ ...outcome, ...health }, failed, asker.random(), asker.retryPolicy);
    if (decision.action === 'give_up') {
      return {
        result: 'given_up',
        failure: { kind: outcome.kind, message: call.errorMessage ?? '' },
        answered: { call, hold },
      };
    }
    await asker.storeFailed(call, hold);
    if (decision.action === 'pause_run') {
      await asker.pauseRun(context, request.role, { ...outcome, ...health });
      return { result: 'left' };
    }
    failed = decision.failed;
    if (!(await asker.wait(decision.delayMs))) return { result: 'left' };
  }
}
