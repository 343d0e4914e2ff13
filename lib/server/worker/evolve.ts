/** Handler of `evolve`: takes an evolution in hand and drives it as far as it goes now. */
import { AppError } from '@/lib/core/domain/app-error';
import { isFinal } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import type { JobPayload } from '../jobs/job-definitions';
import { stepTo } from '../store/evolution-steps';
import type { TeacherOutcome } from '../teacher/connect';
import { driveLive, type LiveDriver } from './drive-live';
import { EvolutionLoader } from './evolution-loader';
import { pauseRun } from './pause-run';
import { PinnedTemplates } from './pinned-templates';
import { RETRY_POLICY, type RetryPolicy } from './retry-policy';
import { type RunContext, RunContexts } from './run-contexts';
import { StepWriter, type WriteSteps } from './step-writer';
import { TeacherPool } from './teacher-pool';
import { waitUnless } from './wait-unless';
import { writeSteps } from './write-steps';

export class Evolver {
  readonly contexts = new RunContexts();
  private readonly loader = new EvolutionLoader();
  private readonly pinned = new PinnedTemplates();
  private readonly teachers = new TeacherPool();
  private readonly writer: StepWriter;
  private readonly inHand = new Set<Id>();
  private readonly stopping = new AbortController();
  private readonly aborting = new AbortController();

  /** `write` is replaced by tests that let the process die at a chosen step. */
  constructor(
    private readonly retryPolicy: RetryPolicy = RETRY_POLICY,
    write: WriteSteps = writeSteps,
  ) {
    this.writer = new StepWriter(write);
  }

  async evolve(payload: JobPayload<'evolve'>): Promise<void> {
    // After a long silence of the database a job can come back while its first holder, here, still works.
    if (this.inHand.has(payload.evolutionId)) return;
    this.inHand.add(payload.evolutionId);
    try {
      const evolution = await this.loader.load(payload.evolutionId);
      if (evolution) await driveLive(evolution, this.driverFor(payload));
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

  /** Nothing new is asked; calls in flight go on and are stored. */
  stop(): void {
    this.stopping.abort();
  }

  /** Calls in flight are cut. */
  abort(): void {
    this.stopping.abort();
    this.aborting.abort();
  }

  private driverFor({ projectId, runId, roundId }: JobPayload<'evolve'>): LiveDriver {
    const context = () => this.contexts.get(projectId, runId);
    return {
      context,
      ask: (current, request) => this.ask(current, request, context),
      store: (entry) => this.writer.store(entry),
      pauseRun: async (current, role, message) => {
        await pauseRun(projectId, current, role, message);
        this.contexts.forget();
      },
      pinnedVersions: () => this.pinned.of(projectId, roundId),
      wait: (delayMs) => waitUnless(this.stopping.signal, delayMs),
      isStopping: () => this.stopping.signal.aborted,
      random: Math.random,
      retryPolicy: this.retryPolicy,
    };
  }

  private async ask(
    current: RunContext,
    request: TeacherRequest,
    context: () => Promise<RunContext>,
  ): Promise<TeacherOutcome | null> {
    const isWanted = async () => !this.stopping.signal.aborted && (await context()).isRunning;
    try {
      return await this.teachers.ask(current.teachers[request.role], request, {
        isWanted,
        signal: this.aborting.signal,
      });
    } catch (error) {
      if (this.aborting.signal.aborted) return null;
      if (!(error instanceof AppError)) throw error;
      // The sealed key cannot be opened: no call was made, and a person must enter it again.
      const sent = { model: current.teachers[request.role].model, messages: request.messages, parameters: {} };
      return {
        outcome: 'failed',
        kind: 'authentication',
        message: error.message,
        retryAfterMs: null,
        latencyMs: 0,
        sent,
      };
    }
  }
}
