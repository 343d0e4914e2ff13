/** Fixes what a decision about many is about and queues it, in the caller's transaction: the table, the tree and the review room all come here. */
import type { BulkJobView } from '@/lib/core/contract/bulk';
import { AppError } from '@/lib/core/domain/app-error';
import type { ProjectScope } from '@/lib/core/domain/identifier';
import { insertBulkItems } from '../store/bulk-items';
import { bulkJobExists, changeBulkJob, findBulkJob, insertBulkJob, type NewBulkJob } from '../store/bulk-jobs';
import type { Db } from '../store/connection';
import { announceChange } from '../store/notices';
import { enqueue } from './job-engine';

/** Idempotent by the job's id, which the caller of the API chose. */
export async function startBulk(tx: Db, scope: ProjectScope, job: NewBulkJob): Promise<BulkJobView> {
  const { projectId } = scope;
  const earlier = await findBulkJob(tx, scope, job.id);
  if (earlier) return earlier;
  if (await bulkJobExists(tx, job.id)) {
    throw new AppError('conflict', 'This id belongs to another decision.', { place: 'bulkId' });
  }
  await insertBulkJob(tx, scope, job);
  const total = await insertBulkItems(tx, scope, job.id, job);
  if (total === 0) {
    throw new AppError('conflict', 'There is nothing to decide: the selection holds no finished child.', {
      remedy: 'Look at the table again; it may have changed.',
    });
  }
  await changeBulkJob(tx, job.id, { total });
  await enqueue(tx, 'bulk', { projectId, bulkId: job.id });
  await announceChange(tx, { projectId, nouns: ['bulk'] });
  const started = await findBulkJob(tx, scope, job.id);
  if (!started) throw new Error(`bulk job ${job.id} is gone`);
  return started;
}
