/** Handler of `wanted-reviews`: a project asks for another number of people, so what is open is derived again. Begun anew it only writes what is not right yet. */
import type { Id } from '@/lib/core/domain/identifier';
import type { JobPayload } from '../jobs/job-definitions';
import { JobReleased } from '../jobs/job-source';
import { database } from '../store/connection';
import { announceChange } from '../store/notices';
import { evolutionIdsAfter, rederivePart } from '../store/review-overlap';
import { workerScope } from './worker-scope';

const PART_SIZE = 1000;

export class WantedReviewsRunner {
  private isStopping = false;

  constructor(private readonly partSize = PART_SIZE) {}

  async run({ projectId }: JobPayload<'wanted-reviews'>): Promise<void> {
    const scope = workerScope(projectId);
    let after: Id | null = null;
    for (;;) {
      const ids = await evolutionIdsAfter(database(), scope, after, this.partSize);
      const last = ids.at(-1);
      if (!last) break;
      await rederivePart(scope, ids);
      after = last;
      if (this.isStopping) throw new JobReleased('the worker leaves');
    }
    await announceChange(database(), { projectId, nouns: ['reviews', 'instructions', 'projects'] });
  }

  /** The part in hand is finished, nothing new is begun. */
  stop(): void {
    this.isStopping = true;
  }
}
