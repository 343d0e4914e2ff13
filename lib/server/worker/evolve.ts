/** Handler of `evolve`: takes an evolution in hand and drives it as far as it goes now. */
import { randomUUID } from 'node:crypto';
import { AppError } from '@/lib/core/domain/app-error';
import { isFinal } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import type { JobPayload } from '../jobs/job-definitions';
import { JobReleased } from '../jobs/job-source';
import { logger } from '../logger';
import { database } from '../store/connection';
import { stepTo } from '../store/evolution-steps';
import { announceChange } from '../store/notices';
import { askWithinBudget } from './budgeted-ask';
import type { HeldOutcome } from './call-cost';
import { driveLive, type LiveDriver } from './drive-live';
import { EvolutionLoader } from './evolution-loader';
import { pauseRun } from './pause-run';
import { PinnedTemplates } from './pinned-templates';
import { refusedKey } from './refused-key';
import { RETRY_POLICY, type RetryPolicy } from './retry-policy';
import { type Hold, RunBudgets } from './run-budgets';
import { type RunContext, RunContexts } from './run-contexts';
import { type StepEntry, type StepOutcome, StepWriter, type WriteSteps } from './step-writer';
import { TeacherBreakers } from './teacher-breakers';
import { TeacherPool } from './teacher-pool';
import { waitUnless } from './wait-unless';
import { ALONE, type Shares } from './worker-peers';
import { writeSteps } from './write-steps';

/** A shorter wait is over before it is read. */
const WORTH_SAYING_MS = 2_000;

export class Evolver {
  readonly contexts: RunContexts;
  private readonly loader = new EvolutionLoader();
  private readonly pinned = new PinnedTemplates();
  readonly teachers: TeacherPool;
  readonly budgets: RunBudgets;
  /** since this process began */
  callsAnswered = 0;
  private readonly breakers: TeacherBreakers;
  private readonly writer: StepWriter;
  private readonly inHand = new Set<Id>();
  private readonly stopping = new AbortController();
  private readonly aborting = new AbortController();

  /** `write` is replaced by tests that let the process die at a chosen step. */
  constructor(
    private readonly retryPolicy: RetryPolicy = RETRY_POLICY,
    write: WriteSteps = writeSteps,
    shares: Shares = ALONE,
    workerId: string = randomUUID(),
  ) {
    this.budgets = new RunBudgets(workerId);
    this.contexts = new RunContexts(shares);
    this.teachers = new TeacherPool(shares);
    this.breakers = new TeacherBreakers(retryPolicy.breaker);
    this.writer = new StepWriter(write);
  }

  async evolve(payload: JobPayload<'evolve'>): Promise<void> {
    // After a long silence of the database a job can come back while its first holder, here, still works.
    if (this.inHand.has(payload.evolutionId)) return;
    this.inHand.add(payload.evolutionId);
    try {
      const evolution = await this.loader.load(payload.evolutionId);
      const end = evolution ? await driveLive(evolution, this.driverFor(payload)) : 'done';
      const isForOthers = this.stopping.signal.aborted || this.contexts.slotsOf(payload.runId) === 0;
      // Another worker takes it at once instead of at the next sweep.
      if (end === 'left' && isForOthers) throw new JobReleased('it is left to another worker');
    } finally {
      this.inHand.delete(payload.evolutionId);
    }
  }

  /** For an evolution whose job failed again and again: it ends as failed, so that the round can end. */
  async giveUp({ evolutionId, ...place }: JobPayload<'evolve'>, message: string): Promise<void> {
    const evolution = await this.loader.load(evolutionId);
    if (!evolution || isFinal(evolution.work.state)) return;
    const work = { ...evolution.work, state: 'failed', failure: { kind: 'internal', message } } as const;
    const step = stepTo(evolution, work, evolution.childId, false);
    await this.writer.store({
      place: { ...place, roundNumber: evolution.roundNumber },
      call: null,
      step,
      nextAttempt: null,
    });
  }

  /** Workers came or went, so that this one's part of every teacher is another. */
  shareAnew(): Promise<void> {
    this.contexts.forgetSlots();
    return this.lookAgain();
  }

  /** People changed a run or a teacher: also calls that wait for a slot, a turn or the end of a refusal see it now. */
  async lookAgain(): Promise<void> {
    for (const { teachers } of await this.contexts.refresh()) {
      for (const teacher of Object.values(teachers)) this.teachers.update(teacher);
    }
    this.teachers.wake();
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

  private driverFor({ projectId, runId, roundId, evolutionId }: JobPayload<'evolve'>): LiveDriver {
    const context = () => this.contexts.get(projectId, runId);
    return {
      context,
      ask: (current, request) => this.ask(projectId, current, request, context),
      store: (entry, hold) => this.store(entry, hold),
      judgeTeacher: (current, role, outcome) => {
        if (outcome.outcome === 'answered') this.callsAnswered += 1;
        else if ((outcome.retryAfterMs ?? 0) >= WORTH_SAYING_MS) this.showWait(projectId, runId);
        return this.breakers.observe({ runId, teacherId: current.teachers[role].id, item: evolutionId }, outcome);
      },
      pauseRun: async (current, role, cause) => {
        await pauseRun(projectId, current, role, cause);
        this.contexts.forget();
      },
      pinnedVersions: () => this.pinned.of(projectId, roundId),
      wait: (delayMs) => this.contexts.whileResting(runId, () => waitUnless(this.stopping.signal, delayMs)),
      isStopping: () => this.stopping.signal.aborted,
      random: Math.random,
      retryPolicy: this.retryPolicy,
    };
  }

  /** The money set aside for the call is settled with what was stored of it. */
  private async store(entry: StepEntry, hold: Hold | undefined): Promise<StepOutcome> {
    try {
      const outcome = await this.writer.store(entry);
      if (hold && entry.call) this.budgets.settle(hold, entry.call);
      return outcome;
    } catch (error) {
      if (hold) this.budgets.lose(hold);
      throw error;
    }
  }

  /** The page of the run says until when. */
  private showWait(projectId: Id, runId: Id): void {
    announceChange(database(), { projectId, runId }).catch((error: unknown) =>
      logger.warn({ err: error }, 'a wait is not shown'),
    );
  }

  private async ask(
    projectId: Id,
    current: RunContext,
    request: TeacherRequest,
    context: () => Promise<RunContext>,
  ): Promise<HeldOutcome | null> {
    const contextNow = async () => {
      if (this.stopping.signal.aborted) return null;
      const now = await context();
      return now.isRunning && now.keptLeft !== 0 ? now : null;
    };
    try {
      return await askWithinBudget({
        ...{ budgets: this.budgets, projectId, request, contextNow },
        ask: (call) =>
          this.teachers.ask(current.teachers[request.role], request, { ...call, signal: this.aborting.signal }),
        onPaused: () => this.contexts.forget(),
      });
    } catch (error) {
      if (this.aborting.signal.aborted) return null;
      if (!(error instanceof AppError)) throw error;
      return refusedKey(current.teachers[request.role], request, error);
    }
  }
}
