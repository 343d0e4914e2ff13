/** Handler of `dry-run`: drives what is left of it, all children side by side as the teachers allow. A worker that dies is taken over at the rows. */
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import type { JobPayload } from '../jobs/job-definitions';
import { JobReleased } from '../jobs/job-source';
import { logger } from '../logger';
import { database, inTransaction } from '../store/connection';
import { countOpenDryRunItems, type DryRunStep, openDryRunItems, storeDryRunStep } from '../store/dry-run-work';
import { changeDryRun, countHeldAsSpent, findDryRun, lockDryRun, stopDryRun } from '../store/dry-runs';
import { announceChange } from '../store/notices';
import type { HeldOutcome } from './call-cost';
import { type DryRunDriver, driveDryRun } from './drive-dry-run';
import { type DryRunContext, readDryRunContext } from './dry-run-context';
import { giveBack, takeForCall } from './dry-run-money';
import { refusedKey } from './refused-key';
import { RETRY_POLICY, type RetryPolicy } from './retry-policy';
import type { Hold } from './run-budgets';
import { TeacherBreakers } from './teacher-breakers';
import type { TeacherPool } from './teacher-pool';
import { untilReachable } from './until-reachable';
import { waitUnless } from './wait-unless';
import { whyPaused } from './why-paused';
import { workerScope } from './worker-scope';

type Place = JobPayload<'dry-run'>;
export type WriteDryRunStep = (step: DryRunStep) => Promise<'stored' | 'superseded'>;

const writeStep: WriteDryRunStep = (step) => inTransaction((tx) => storeDryRunStep(tx, step));

export class DryRunner {
  private readonly breakers: TeacherBreakers;
  private readonly inHand = new Set<Id>();
  private readonly stopping = new AbortController();
  private readonly aborting = new AbortController();

  /** `teachers`: the pool that rounds use too, so that a dry run keeps to the same limits. `write` is replaced by tests that let the process die. */
  constructor(
    private readonly teachers: TeacherPool,
    private readonly retryPolicy: RetryPolicy = RETRY_POLICY,
    private readonly write: WriteDryRunStep = writeStep,
  ) {
    this.breakers = new TeacherBreakers(retryPolicy.breaker);
  }

  async run(place: Place): Promise<void> {
    // After a long silence of the database a job can come back while its first holder, here, still works.
    if (this.inHand.has(place.dryRunId)) return;
    this.inHand.add(place.dryRunId);
    try {
      const record = await findDryRun(database(), workerScope(place.projectId), place.dryRunId);
      if (record?.state !== 'running') return;
      await countHeldAsSpent(database(), record.id);
      const items = await openDryRunItems(database(), record);
      const ends = await Promise.allSettled(items.map((item) => driveDryRun(item, this.driverFor(place, item.id))));
      const broken = ends.find((end) => end.status === 'rejected');
      if (broken) throw broken.reason;
      await this.conclude(place);
    } finally {
      this.inHand.delete(place.dryRunId);
    }
  }

  /** Nothing new is asked; calls in flight go on and are stored. */
  stop(): void {
    this.stopping.abort();
    this.teachers.wake();
  }

  /** Calls in flight are cut. */
  abort(): void {
    this.stopping.abort();
    this.aborting.abort();
  }

  /** Finished when nothing is open; what another worker can go on with is left to it. */
  private async conclude({ projectId, dryRunId }: Place): Promise<void> {
    const isLeft = await inTransaction(async (tx) => {
      const record = await lockDryRun(tx, workerScope(projectId), dryRunId);
      if (record?.state !== 'running') return false;
      if ((await countOpenDryRunItems(tx, dryRunId)) > 0) return true;
      await changeDryRun(tx, dryRunId, { state: 'finished', stateReason: null, finishedAt: new Date() });
      await announceChange(tx, { projectId, nouns: ['dryRuns'] });
      return false;
    });
    if (isLeft) throw new JobReleased('it is left to another worker');
  }

  private driverFor(place: Place, itemId: Id): DryRunDriver {
    const { projectId, dryRunId } = place;
    return {
      context: () => this.contextOf(place),
      ask: (context, request) => this.ask(place, context, request),
      store: (step) => untilReachable(() => this.write(step), 'a step of a dry run'),
      judgeTeacher: (context, role, outcome) =>
        this.breakers.observe({ runId: dryRunId, teacherId: context.teachers[role].id, item: itemId }, outcome),
      pauseRun: (context, role, cause) => this.halt(projectId, dryRunId, whyPaused(context, role, cause)),
      wait: (delayMs) => waitUnless(this.stopping.signal, delayMs),
      isStopping: () => this.stopping.signal.aborted,
      random: Math.random,
      retryPolicy: this.retryPolicy,
    };
  }

  private async contextOf({ projectId, dryRunId }: Place): Promise<DryRunContext> {
    const context = await readDryRunContext(projectId, dryRunId);
    if (!context) throw new JobReleased('its project was removed');
    return context;
  }

  private async ask(place: Place, context: DryRunContext, request: TeacherRequest): Promise<HeldOutcome | null> {
    const { role } = request;
    const held: { hold: Hold | null } = { hold: null };
    const isWanted = async () => !this.stopping.signal.aborted && (await this.contextOf(place)).isRunning;
    const current = async () => {
      const now = await this.contextOf(place);
      return now.isRunning && !this.stopping.signal.aborted ? now.teachers[role] : null;
    };
    const claim = async () => {
      const taken = await takeForCall(await this.contextOf(place), request, isWanted);
      if (taken.outcome === 'held') held.hold = taken.hold;
      if (taken.outcome === 'reached') await this.halt(place.projectId, place.dryRunId, taken.reason);
      return taken.outcome === 'held' || taken.outcome === 'none';
    };
    try {
      const signal = this.aborting.signal;
      const outcome = await this.teachers.ask(context.teachers[role], request, { current, claim, signal });
      if (outcome && held.hold) return { ...outcome, hold: held.hold };
      if (held.hold) await giveBack(held.hold);
      return outcome;
    } catch (error) {
      // A call that was cut may be on the bill: what was held for it stays so, and counts as spent.
      if (this.aborting.signal.aborted) return null;
      if (!(error instanceof AppError)) throw error;
      if (held.hold) await giveBack(held.hold);
      return refusedKey(context.teachers[role], request, error);
    }
  }

  private async halt(projectId: Id, dryRunId: Id, reason: string): Promise<void> {
    if (!(await stopDryRun(database(), dryRunId, reason))) return;
    logger.info({ dryRunId, reason }, 'a dry run was stopped');
    await announceChange(database(), { projectId, nouns: ['dryRuns'] });
  }
}
