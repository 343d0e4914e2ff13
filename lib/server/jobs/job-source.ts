/** Takes jobs of one queue as slots become free, keeps them alive, and settles them in batches. */
import type { Job, PgBoss } from 'pg-boss';
import { logger } from '../logger';
import { groupOf, JOBS, type JobName, type JobPayload } from './job-definitions';
import { JobSettler } from './job-settler';

export type JobSourceOptions<Name extends JobName> = {
  /** Jobs in hand at once. */
  slots: number;
  /** How many of one group may be in hand, so that a slow one does not hold up the others. */
  groupSlots: (groupId: string) => number;
  /** Groups of which nothing is taken at all. */
  groupsForOthers?: () => readonly string[];
  /** Resolves when there is no more to do now; rejects to have the job again later. */
  handle: (payload: JobPayload<Name>) => Promise<void>;
};

/** Thrown by a handler that leaves its job to another worker, which is no fault. */
export class JobReleased extends Error {
  override readonly name = 'JobReleased';
}

/** Long enough that several freed slots are filled by one query, short enough not to be felt. */
const GATHER_MS = 70;
const POLL_MS = 2_000;
const AFTER_FAULT_MS = 1_000;
const TOUCH_MS = 3_000;
const MAX_FETCH = 32;
/** With nothing in hand: whose jobs will come, and how many of them are wanted, is not known yet. */
const FIRST_FETCH = 8;

/**
 * pg-boss's own `work` either runs a batch to its slowest member or costs two queries per job; this refills each slot as it frees and takes
 * and settles many jobs with one query.
 */
export class JobSource<Name extends JobName> {
  private readonly inHand = new Map<string, { job: Job<JobPayload<Name>>; group: string }>();
  private readonly groups = new Map<string, number>();
  private readonly settler: JobSettler;
  private isStopping = false;
  private mayHaveMore = true;
  private isWoken = false;
  private wakeUp: (() => void) | null = null;
  private gathering: NodeJS.Timeout | null = null;
  private readonly toucher: NodeJS.Timeout;
  private readonly running: Promise<void>;

  constructor(
    private readonly boss: PgBoss,
    private readonly name: Name,
    private readonly options: JobSourceOptions<Name>,
  ) {
    this.settler = new JobSettler(boss, name);
    this.toucher = setInterval(() => this.touch(), TOUCH_MS);
    this.running = this.run();
  }

  get inFlight(): number {
    return this.inHand.size;
  }

  /** How many of each group are in hand. */
  get inHandByGroup(): ReadonlyMap<string, number> {
    return this.groups;
  }

  /** New jobs may be there. */
  wake(): void {
    this.mayHaveMore = true;
    this.lookAgain();
  }

  /** More may be taken in hand than before; one look serves all who say so meanwhile. */
  nudge(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      this.lookAgain();
    }, GATHER_MS);
  }

  private lookAgain(): void {
    this.isWoken = true;
    this.wakeUp?.();
  }

  /** Takes nothing more, waits for what is in hand until `graceMs` have passed, and gives the rest back. */
  async stop(graceMs: number): Promise<void> {
    this.isStopping = true;
    this.lookAgain();
    await this.running;
    const end = Date.now() + graceMs;
    while (this.inHand.size > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    clearInterval(this.toucher);
    for (const { job } of this.inHand.values()) this.settler.failed(job, 'the worker was stopped');
    this.inHand.clear();
    await this.settler.settle().catch((error: unknown) => logger.warn({ err: error }, 'jobs were not given back'));
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      this.isWoken = false;
      try {
        await this.settler.settle();
        const { size, skip } = this.room();
        const jobs = size > 0 && this.mayHaveMore ? await this.fetch(size, skip) : [];
        this.mayHaveMore &&= jobs.length === size || skip.length > 0;
        for (const job of jobs) this.start(job);
        if (jobs.length === 0 || jobs.length < size) await this.pause(POLL_MS);
      } catch (error) {
        logger.warn({ err: error, queue: this.name }, 'the queue cannot be reached');
        this.mayHaveMore = true;
        await new Promise((resolve) => setTimeout(resolve, AFTER_FAULT_MS));
      }
    }
  }

  private room(): { size: number; skip: string[] } {
    const free = this.options.slots - this.inHand.size;
    const left = [...this.groups].map(([group, used]) => ({ group, left: this.options.groupSlots(group) - used }));
    const full = left.filter((entry) => entry.left <= 0).map((entry) => entry.group);
    const skip = [...new Set([...full, ...(this.options.groupsForOthers?.() ?? [])])];
    const most = left.length === 0 ? FIRST_FETCH : MAX_FETCH;
    const smallest = Math.min(...left.filter((entry) => entry.left > 0).map((entry) => entry.left), most);
    return { size: Math.max(0, Math.min(free, smallest)), skip };
  }

  private fetch(size: number, skip: string[]): Promise<Job<JobPayload<Name>>[]> {
    return this.boss.fetch<JobPayload<Name>>(this.name, { batchSize: size, ignoreGroups: skip });
  }

  private start(job: Job<JobPayload<Name>>): void {
    const parsed = JOBS[this.name].payload.safeParse(job.data);
    if (!parsed.success) {
      this.settler.failed(job, parsed.error.message);
      return;
    }
    const group = groupOf(job.data);
    this.inHand.set(job.id, { job, group });
    this.groups.set(group, (this.groups.get(group) ?? 0) + 1);
    this.options.handle(job.data).then(
      () => this.end(job, group, null),
      (error: unknown) => this.end(job, group, error instanceof Error ? error : new Error(String(error))),
    );
  }

  private end(job: Job<JobPayload<Name>>, group: string, error: Error | null): void {
    if (!this.inHand.delete(job.id)) return;
    const used = (this.groups.get(group) ?? 1) - 1;
    if (used > 0) this.groups.set(group, used);
    else this.groups.delete(group);
    if (error instanceof JobReleased) this.settler.failed(job, error.message);
    else if (error) {
      logger.warn({ err: error, queue: this.name, payload: job.data }, 'a job failed');
      this.settler.failed(job, error.message);
    } else this.settler.done(job);
    // A look of its own for each would be four times the queries (bench cpu).
    this.nudge();
  }

  private touch(): void {
    const jobs = [...this.inHand.values()].map(({ job }) => job);
    if (jobs.length === 0) return;
    this.boss
      .touch(this.name, jobs)
      .catch((error: unknown) => logger.warn({ err: error, queue: this.name }, 'jobs were not kept alive'));
  }

  private pause(atMostMs: number): Promise<void> {
    if (this.isWoken) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.wakeUp = null;
        resolve();
      };
      const timer = setTimeout(() => {
        this.mayHaveMore = true;
        wake();
      }, atMostMs);
      this.wakeUp = wake;
    });
  }
}
