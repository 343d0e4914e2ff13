/** Which template versions a round was started with. They never change, so each round is read once per process. */
import type { Id } from '@/lib/core/domain/identifier';
import { database } from '../store/connection';
import { findRoundById, type PinnedVersions } from '../store/rounds';
import { workerScope } from './worker-scope';

export class PinnedTemplates {
  private readonly known = new Map<Id, Promise<PinnedVersions>>();

  async of(projectId: Id, roundId: Id): Promise<PinnedVersions> {
    const reading = this.known.get(roundId) ?? readPinned(projectId, roundId);
    this.known.set(roundId, reading);
    try {
      return await reading;
    } catch (error) {
      this.known.delete(roundId);
      throw error;
    }
  }
}

async function readPinned(projectId: Id, roundId: Id): Promise<PinnedVersions> {
  return (await findRoundById(database(), workerScope(projectId), roundId))?.templateVersions ?? {};
}
