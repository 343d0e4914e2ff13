/** Which workers live, in an order that all of them see alike: so each knows its part of what they share. */

import type { Id } from '@/lib/core/domain/identifier';
import { shareConcurrency } from '@/lib/core/domain/share-concurrency';
import { database } from '../store/connection';
import { listLivingWorkers } from '../store/worker-heartbeats';

export class WorkerPeers {
  private position = 0;
  private count = 1;

  /** Called when its part has become another. */
  onChange: () => void = () => undefined;

  constructor(private readonly ownId: Id) {}

  async look(): Promise<void> {
    const ids = await listLivingWorkers(database());
    const position = ids.indexOf(this.ownId);
    // Before its first heartbeat is seen a worker takes the last part.
    const next = position < 0 ? { position: ids.length, count: ids.length + 1 } : { position, count: ids.length };
    if (next.position === this.position && next.count === this.count) return;
    this.position = next.position;
    this.count = next.count;
    this.onChange();
  }

  shareOf(total: number): number {
    return shareConcurrency(total, this.position, this.count);
  }
}

/** A worker that has no others, as in tests of single parts. */
export const ALONE = { shareOf: (total: number) => total };
export type Shares = Pick<WorkerPeers, 'shareOf'>;
