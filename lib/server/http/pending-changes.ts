/** What a stream still has to tell: changes gather here between two flushes, so that a busy run costs at most one snapshot per flush. */
import type { StaleNoun } from '@/lib/core/contract/run-events';
import type { Change } from '../services/changes';

export type TakenChanges = { runs: { runId: string; roundNumbers: number[] }[]; nouns: StaleNoun[] };

export class PendingChanges {
  private readonly runs = new Map<string, Set<number>>();
  private readonly nouns = new Set<StaleNoun>();

  get isEmpty(): boolean {
    return this.runs.size === 0 && this.nouns.size === 0;
  }

  add({ runId, roundNumber, nouns = [] }: Omit<Change, 'projectId'>): void {
    for (const noun of nouns) this.nouns.add(noun);
    if (runId === undefined) return;
    const numbers = this.runs.get(runId) ?? new Set();
    if (roundNumber !== undefined) numbers.add(roundNumber);
    this.runs.set(runId, numbers);
  }

  take(): TakenChanges {
    const taken = {
      runs: [...this.runs].map(([runId, numbers]) => ({ runId, roundNumbers: [...numbers] })),
      nouns: [...this.nouns],
    };
    this.runs.clear();
    this.nouns.clear();
    return taken;
  }
}
