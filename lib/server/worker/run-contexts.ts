/** What every step of a run needs beside its evolution: is it running, its rules, its teachers. Read again every second, so that pausing and a mended teacher are seen. */
import type { Id } from '@/lib/core/domain/identifier';
import type { RunConfig } from '@/lib/core/domain/run';
import { TEACHER_ROLES, type TeacherRole } from '@/lib/core/domain/teacher';
import type { EngineRules } from '@/lib/core/evolution/machine';
import { database } from '../store/connection';
import { tallyCount } from '../store/evolution-tally';
import { type PriceList, readPrices } from '../store/prices';
import { findOpenRound } from '../store/rounds';
import { findCap } from '../store/run-budgets';
import { getRun } from '../store/runs';
import { findTeacher, type SealedTeacher } from '../store/teachers';
import { ALONE, type Shares } from './worker-peers';
import { workerScope } from './worker-scope';

export type RunContext = {
  runId: Id;
  isRunning: boolean;
  /** How many kept children the open round is still to bring; 0: the run has enough, so nothing further is asked. Null: no number was wanted. */
  keptLeft: number | null;
  config: RunConfig;
  rules: EngineRules;
  teachers: Record<TeacherRole, SealedTeacher>;
  /** by the name of the model */
  prices: PriceList;
  /** with a cap every call is reserved before it is made */
  capUsd: string | null;
};

const FRESH_MS = 1_000;
/** Of a run whose teachers this process has not read yet: enough to begin with, too few to keep from other workers. */
const SLOTS_AT_FIRST = 8;
/** So that a teacher's slots never wait for the next claim, nor for the steps that are being gathered and stored: with .4 the bench `throughput` says .93, with 1 it says .99. */
const PREFETCH_SHARE = 1;
/** When a teacher is away everything rests, and more of it in hand would help nobody. */
const RESTING_SHARE = 3;

export class RunContexts {
  private readonly known = new Map<Id, { projectId: Id; context: Promise<RunContext>; readAt: number }>();
  private readonly slots = new Map<Id, number>();
  private readonly resting = new Map<Id, number>();
  /** More of a run may be taken in hand than was known: waiting for the next look at the queue would leave the teacher idle for seconds. */
  onMoreSlots: () => void = () => undefined;

  constructor(private readonly shares: Shares = ALONE) {}

  async get(projectId: Id, runId: Id): Promise<RunContext> {
    const known = this.known.get(runId);
    if (known && Date.now() - known.readAt < FRESH_MS) return known.context;
    const context = readContext(projectId, runId);
    this.known.set(runId, { projectId, context, readAt: Date.now() });
    try {
      const read = await context;
      this.noteSlots(runId, slotsFor(read, this.shares));
      return read;
    } catch (error) {
      this.known.delete(runId);
      throw error;
    }
  }

  private noteSlots(runId: Id, slots: number): void {
    const isMore = slots > this.slotsOf(runId);
    this.slots.set(runId, slots);
    if (isMore) this.onMoreSlots();
  }

  /** Somebody paused a run, or changed a teacher: what was read before does not count. */
  forget(): void {
    this.known.clear();
  }

  /** What is known is read again now: calls that wait for long must see it too. */
  async refresh(): Promise<RunContext[]> {
    const known = [...this.known];
    this.known.clear();
    return Promise.all(known.map(([runId, { projectId }]) => this.get(projectId, runId)));
  }

  /** Workers came or went: what this one may take of each run is counted anew. */
  forgetSlots(): void {
    this.slots.clear();
  }

  /** Runs of which this worker has no part now. */
  withoutSlots(): Id[] {
    return [...this.slots].flatMap(([runId, slots]) => (slots === 0 ? [runId] : []));
  }

  /** Evolutions of this run that are worth having in hand at once. Those that rest after a failed call come on top: others use the teacher meanwhile. */
  slotsOf(runId: Id): number {
    const slots = this.slots.get(runId) ?? SLOTS_AT_FIRST;
    return slots + Math.min(this.resting.get(runId) ?? 0, slots * RESTING_SHARE);
  }

  /** One of its evolutions waits before it asks again. */
  async whileResting<Result>(runId: Id, wait: () => Promise<Result>): Promise<Result> {
    this.resting.set(runId, (this.resting.get(runId) ?? 0) + 1);
    this.onMoreSlots();
    try {
      return await wait();
    } finally {
      const left = (this.resting.get(runId) ?? 1) - 1;
      if (left > 0) this.resting.set(runId, left);
      else this.resting.delete(runId);
    }
  }
}

async function readContext(projectId: Id, runId: Id): Promise<RunContext> {
  const scope = workerScope(projectId);
  const run = await getRun(database(), scope, runId);
  const teacherOf = async (role: TeacherRole) => {
    const teacher = await findTeacher(database(), scope, run.teacherIds[role]);
    if (!teacher) throw new Error(`run ${runId} has no ${role}`);
    return teacher;
  };
  const [evolver, judge, responder] = await Promise.all(TEACHER_ROLES.map(teacherOf));
  const [prices, capUsd, keptLeft] = await Promise.all([
    readPrices(database(), scope),
    findCap(database(), runId),
    run.config.untilKept === null ? null : readKeptLeft(projectId, runId),
  ]);
  if (!evolver || !judge || !responder) throw new Error(`run ${runId} lacks a teacher`);
  return {
    runId,
    isRunning: run.state === 'running',
    keptLeft,
    config: run.config,
    rules: {
      rules: run.config.rules,
      thresholds: run.config.thresholds,
      sampling: run.config.sampling,
      ownOperations: run.config.ownOperations,
      responderSuffix: run.config.responderSuffix,
    },
    teachers: { evolver, judge, responder },
    ...{ prices, capUsd },
  };
}

async function readKeptLeft(projectId: Id, runId: Id): Promise<number | null> {
  const round = await findOpenRound(database(), runId);
  if (!round || round.keptWanted === null) return null;
  const kept = await tallyCount(database(), workerScope(projectId), { runId, status: 'kept' });
  return Math.max(0, round.keptWanted - kept);
}

/** None, when one of the teachers takes fewer calls than there are workers and none of them is this one's: others make its steps. */
function slotsFor({ teachers }: RunContext, shares: Shares): number {
  const distinct = new Map(
    Object.values(teachers).map((teacher) => [teacher.id, shares.shareOf(teacher.maxConcurrency)]),
  );
  if ([...distinct.values()].includes(0)) return 0;
  const calls = [...distinct.values()].reduce((sum, limit) => sum + limit, 0);
  return calls + Math.max(2, Math.ceil(calls * PREFETCH_SHARE));
}
