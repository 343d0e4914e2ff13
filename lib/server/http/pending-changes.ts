/** What a stream still has to tell: changes gather here between two flushes, so that a busy run costs at most one snapshot per flush. */
import type { StaleNoun } from '@/lib/core/contract/run-events';
import type { Change } from '../services/changes';

export type TakenChanges = { runs: { runId: string; roundNumbers: number[] }[]; nouns: StaleNoun[] };

/** Every stale noun makes every open page ask again: told at once, but not again for so long, however fast fifty people decide. */
const NOUNS_EVERY_MS = 3_000;

export class PendingChanges {
  private readonly runs = new Map<string, Set<number>>();
  private readonly nouns = new Set<StaleNoun>();
  private nounsDueAt = 0;

  get isEmpty(): boolean {
    return this.runs.size === 0 && this.nouns.size === 0;
  }

  /** When there is something to tell: at once for runs. */
  get dueAt(): number {
    return this.runs.size > 0 ? 0 : this.nounsDueAt;
  }

  add({ runId, roundNumber, nouns = [] }: Omit<Change, 'projectId'>): void {
    for (const noun of nouns) this.nouns.add(noun);
    if (runId === undefined) return;
    const numbers = this.runs.get(runId) ?? new Set();
    if (roundNumber !== undefined) numbers.add(roundNumber);
    this.runs.set(runId, numbers);
  }

  take(now = Date.now()): TakenChanges {
    const areNounsDue = this.nouns.size > 0 && now >= this.nounsDueAt;
    const taken = {
      runs: [...this.runs].map(([runId, numbers]) => ({ runId, roundNumbers: [...numbers] })),
      nouns: areNounsDue ? [...this.nouns] : [],
    };
    this.runs.clear();
    if (areNounsDue) {
      this.nouns.clear();
      this.nounsDueAt = now + NOUNS_EVERY_MS;
    }
    return taken;
  }
}
