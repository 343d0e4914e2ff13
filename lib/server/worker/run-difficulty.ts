/** Handler of `judge-difficulty`: asks the judge about what is left of a sample, as many at once as the teacher allows. Each answer is stored with its call. */
import { AppError } from '@/lib/core/domain/app-error';
import type { DifficultyOutcome } from '@/lib/core/domain/difficulty';
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import { parseDifficulty, renderDifficultyPrompt } from '@/lib/core/evolution/difficulty-judge';
import type { JobPayload } from '../jobs/job-definitions';
import { JobReleased } from '../jobs/job-source';
import { logger } from '../logger';
import { database, inTransaction } from '../store/connection';
import {
  changeDifficultyJob,
  type DifficultyItem,
  type DifficultyJobRecord,
  type DifficultyStep,
  findDifficultyJob,
  lockDifficultyJob,
  openDifficultyItems,
  stopDifficultyJob,
  storeDifficultyStep,
  textToJudge,
} from '../store/difficulty-jobs';
import { announceChange } from '../store/notices';
import { type PriceList, readPrices } from '../store/prices';
import { findTeacher, type SealedTeacher } from '../store/teachers';
import { askPatiently, type PatientAsker } from './ask-patiently';
import { type CallPlace, callRecord } from './call-record';
import { refusedKey } from './refused-key';
import { RETRY_POLICY, type RetryPolicy } from './retry-policy';
import { TeacherBreakers } from './teacher-breakers';
import type { TeacherPool } from './teacher-pool';
import { untilReachable } from './until-reachable';
import { waitUnless } from './wait-unless';
import { whyPaused } from './why-paused';
import { workerScope } from './worker-scope';

type Place = JobPayload<'judge-difficulty'>;
type Context = { job: DifficultyJobRecord; isRunning: boolean; teacher: SealedTeacher; prices: PriceList };
type Result = Pick<DifficultyStep, 'outcome' | 'score' | 'isRehearsal'>;

/** So many are in hand; the teacher's own limits set how many are asked at once. */
const LANES = 32;
/** A part of so many, and then the page is told. */
const PART_SIZE = 64;

export class DifficultyRunner {
  private readonly breakers: TeacherBreakers;
  private readonly inHand = new Set<Id>();
  private readonly stopping = new AbortController();
  private readonly aborting = new AbortController();

  /** `teachers`: the pool that rounds use too, so that the same limits hold. */
  constructor(
    private readonly teachers: TeacherPool,
    private readonly retryPolicy: RetryPolicy = RETRY_POLICY,
  ) {
    this.breakers = new TeacherBreakers(retryPolicy.breaker);
  }

  async run(place: Place): Promise<void> {
    if (this.inHand.has(place.jobId)) return;
    this.inHand.add(place.jobId);
    try {
      while (await this.part(place)) {
        if (this.stopping.signal.aborted) throw new JobReleased('the worker leaves');
      }
    } finally {
      this.inHand.delete(place.jobId);
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

  /** False when there is no more to do now. */
  private async part(place: Place): Promise<boolean> {
    const { isRunning } = await this.contextOf(place);
    if (!isRunning) return false;
    const items = await openDifficultyItems(database(), place.jobId, PART_SIZE);
    if (items.length === 0) {
      await this.conclude(place);
      return false;
    }
    const left = [...items];
    let settled = 0;
    const lane = async () => {
      for (let item = left.shift(); item && !this.stopping.signal.aborted; item = left.shift()) {
        if (await this.judge(place, item)) settled += 1;
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
    const broken = ends.find((end) => end.status === 'rejected');
    if (broken) throw broken.reason;
    await announceChange(database(), { projectId: place.projectId, nouns: ['difficulty'] });
    // With more workers than calls at once, none of them is this one's; asking the database on and on would help nobody.
    if (settled === 0 && (await this.contextOf(place)).isRunning) throw new JobReleased('it is left to another worker');
    return true;
  }

  private async conclude({ projectId, jobId }: Place): Promise<void> {
    await inTransaction(async (tx) => {
      const job = await lockDifficultyJob(tx, workerScope(projectId), jobId);
      if (job?.state !== 'running') return;
      await changeDifficultyJob(tx, jobId, { state: 'done', message: null, finishedAt: new Date() });
      await announceChange(tx, { projectId, nouns: ['difficulty', 'templateEffects'] });
    });
  }

  /** False: it is left as it is. */
  private async judge(place: Place, item: DifficultyItem): Promise<boolean> {
    const { job, isRunning } = await this.contextOf(place);
    if (!isRunning) return false;
    const result = await this.resultFor(place, job, item);
    if (!result) return false;
    await this.store(job, item, result.call, result);
    return true;
  }

  private async resultFor(
    place: Place,
    job: DifficultyJobRecord,
    item: DifficultyItem,
  ): Promise<(Result & Pick<DifficultyStep, 'call'>) | null> {
    const found = await textToJudge(database(), item, job);
    // Another sample asked meanwhile, or the instruction is gone: nobody is asked.
    if (!found || found.isKnown) return { call: null, ...nothing(found ? 'known' : 'failed') };
    const messages = renderDifficultyPrompt(found.text);
    const request: TeacherRequest = { role: 'judge', messages, sampling: { temperature: 0 } };
    const asked = await askPatiently(request, this.askerFor(place, job, item));
    if (asked.result === 'left') return null;
    const { call } = asked.answered;
    if (asked.result === 'given_up') return { call, ...nothing('failed') };
    const { text, isRehearsal } = asked.answered.reply;
    const score = parseDifficulty(text);
    return { call, outcome: score === null ? 'unparsed' : 'scored', score, isRehearsal };
  }

  private store(job: DifficultyJobRecord, item: DifficultyItem, call: DifficultyStep['call'], result: Result) {
    const write = () => inTransaction((tx) => storeDifficultyStep(tx, { job, item, call, ...result }));
    return untilReachable(write, 'a score of difficulty');
  }

  private askerFor(place: Place, job: DifficultyJobRecord, item: DifficultyItem): PatientAsker<Context> {
    const { projectId, jobId } = place;
    const nowhere: CallPlace = {
      ...{ projectId, evolutionId: null, roundId: null, dryRunId: null, dryRunItemId: null },
    };
    return {
      context: () => this.contextOf(place),
      ask: (context, request) => this.ask(place, context, request),
      callOf: (context, request, outcome, tryNumber) =>
        callRecord(nowhere, { teachers: rolesOf(context), prices: context.prices }, request, outcome, tryNumber),
      storeFailed: (call) => this.store(job, item, call, nothing(null)),
      judgeTeacher: (context, _role, outcome) =>
        this.breakers.observe({ runId: jobId, teacherId: context.teacher.id, item: item.instructionId }, outcome),
      pauseRun: (context, role, cause) => this.halt(place, whyPaused({ teachers: rolesOf(context) }, role, cause)),
      wait: (delayMs) => waitUnless(this.stopping.signal, delayMs),
      isStopping: () => this.stopping.signal.aborted,
      random: Math.random,
      retryPolicy: this.retryPolicy,
    };
  }

  /** Read for every call, so that whoever cancels or mends the teacher is heard at once. */
  private async contextOf({ projectId, jobId }: Place): Promise<Context> {
    const scope = workerScope(projectId);
    const job = await findDifficultyJob(database(), scope, jobId);
    const teacher = job && (await findTeacher(database(), scope, job.teacherId));
    if (!job || !teacher) throw new JobReleased('its project was removed');
    const isSame = teacher.model === job.model;
    if (job.state === 'running' && !isSame) {
      await this.halt(
        { projectId, jobId },
        `“${teacher.name}” asks ${teacher.model} now, and this sample is judged by ${job.model}.`,
      );
    }
    return { job, isRunning: job.state === 'running' && isSame, teacher, prices: await readPrices(database(), scope) };
  }

  private async ask(place: Place, context: Context, request: TeacherRequest) {
    const current = async () => {
      const now = await this.contextOf(place);
      return now.isRunning && !this.stopping.signal.aborted ? now.teacher : null;
    };
    try {
      return await this.teachers.ask(context.teacher, request, {
        ...{ current, claim: () => Promise.resolve(true), signal: this.aborting.signal },
      });
    } catch (error) {
      if (this.aborting.signal.aborted) return null;
      if (!(error instanceof AppError)) throw error;
      return refusedKey(context.teacher, request, error);
    }
  }

  private async halt({ projectId, jobId }: Place, message: string): Promise<void> {
    if (!(await stopDifficultyJob(database(), jobId, message))) return;
    logger.info({ jobId, message }, 'judging difficulty was stopped');
    await announceChange(database(), { projectId, nouns: ['difficulty'] });
  }
}

const nothing = (outcome: DifficultyOutcome | null): Result => ({ outcome, score: null, isRehearsal: false });

/** The ledger knows three roles; here one teacher has the only one that is asked. */
const rolesOf = ({ teacher }: Context) => ({ evolver: teacher, judge: teacher, responder: teacher });
