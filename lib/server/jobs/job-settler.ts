/** Tells pg-boss what became of jobs, many at a time; what cannot be told now is told later. */
import type { JobAttempt, PgBoss } from 'pg-boss';

export class JobSettler {
  private doneJobs: JobAttempt[] = [];
  private failedJobs: { job: JobAttempt; message: string }[] = [];

  constructor(
    private readonly boss: PgBoss,
    private readonly queue: string,
  ) {}

  done(job: JobAttempt): void {
    this.doneJobs.push(job);
  }

  /** It comes back after its retry delay. */
  failed(job: JobAttempt, message: string): void {
    this.failedJobs.push({ job, message });
  }

  async settle(): Promise<void> {
    const [done, failed] = [this.doneJobs, this.failedJobs];
    this.doneJobs = [];
    this.failedJobs = [];
    try {
      if (done.length > 0) await this.boss.complete(this.queue, done);
      done.length = 0;
      while (failed[0]) {
        await this.boss.fail(this.queue, [failed[0].job], { message: failed[0].message });
        failed.shift();
      }
    } finally {
      this.doneJobs.unshift(...done);
      this.failedJobs.unshift(...failed);
    }
  }
}
