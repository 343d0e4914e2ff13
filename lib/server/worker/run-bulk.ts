/** Handler of `bulk`: makes, or takes back, a decision about many, a few hundred at a time. Where it is stands in the job's row, so that a crash costs the batch in hand. */
import type { BulkJobView } from '@/lib/core/contract/bulk';
import { isBulkUnderWay } from '@/lib/core/domain/bulk';
import type { ProjectScope } from '@/lib/core/domain/identifier';
import type { JobPayload } from '../jobs/job-definitions';
import { JobReleased } from '../jobs/job-source';
import { decidePart, undoPart } from '../store/bulk-decisions';
import { changeBulkJob, lockBulkJob } from '../store/bulk-jobs';
import { type Db, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { workerScope } from './worker-scope';

/** Larger ones gain nothing, and hold up for longer whoever decides about one of them in the review room. */
const PART_SIZE = 500;
const PART_TIMEOUT_MS = 60_000;

export class BulkRunner {
  private isStopping = false;

  constructor(private readonly partSize = PART_SIZE) {}

  /** Goes on until the job is over. */
  async run(payload: JobPayload<'bulk'>): Promise<void> {
    while (await this.step(payload)) {
      if (this.isStopping) throw new JobReleased('the worker leaves');
    }
  }

  /** The batch in hand is finished, nothing new is begun. */
  stop(): void {
    this.isStopping = true;
  }

  /** One batch, in one transaction with the count of what is done; false when there is no more to do. */
  step({ projectId, bulkId }: JobPayload<'bulk'>): Promise<boolean> {
    const scope = workerScope(projectId);
    return inTransaction(
      async (tx) => {
        const job = await lockBulkJob(tx, scope, bulkId);
        if (!job || !isBulkUnderWay(job.state)) return false;
        const isOver = job.state === 'undoing' ? await this.undo(tx, scope, job) : await this.decide(tx, scope, job);
        await announceChange(tx, {
          projectId,
          nouns: isOver ? ['bulk', 'lineages', 'reviews', 'instructions', 'runs', 'projects'] : ['bulk'],
        });
        return !isOver;
      },
      { timeoutMs: PART_TIMEOUT_MS },
    );
  }

  private async decide(tx: Db, scope: ProjectScope, job: BulkJobView): Promise<boolean> {
    const part = { from: job.doneCount, to: Math.min(job.total, job.doneCount + this.partSize) };
    const { made, changed } = await decidePart(tx, scope, job, part);
    const isOver = part.to === job.total;
    await changeBulkJob(tx, job.id, {
      state: isOver ? 'done' : 'running',
      doneCount: part.to,
      changeCount: job.changeCount + changed,
      skipCount: job.skipCount + (part.to - part.from - made),
      ...(isOver ? { finishedAt: new Date() } : {}),
    });
    return isOver;
  }

  /** From where it was back to its beginning. */
  private async undo(tx: Db, scope: ProjectScope, job: BulkJobView): Promise<boolean> {
    const part = { from: Math.max(0, job.doneCount - this.partSize), to: job.doneCount };
    await undoPart(tx, scope, job, part);
    const isOver = part.from === 0;
    await changeBulkJob(tx, job.id, {
      doneCount: part.from,
      ...(isOver ? { state: 'undone', finishedAt: new Date() } : {}),
    });
    return isOver;
  }
}
