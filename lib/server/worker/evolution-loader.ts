/** Loads evolutions that are asked for in the same moment with one query. */
import type { Id } from '@/lib/core/domain/identifier';
import { database } from '../store/connection';
import { type EvolutionInHand, loadEvolutions } from '../store/evolution-work';

type Asking = { id: Id; resolve: (evolution: EvolutionInHand | null) => void; reject: (error: unknown) => void };

export class EvolutionLoader {
  private asking: Asking[] = [];

  /** Null: there is no such evolution (its project was removed). */
  load(id: Id): Promise<EvolutionInHand | null> {
    return new Promise((resolve, reject) => {
      this.asking.push({ id, resolve, reject });
      if (this.asking.length === 1) setImmediate(() => void this.answer());
    });
  }

  private async answer(): Promise<void> {
    const asking = this.asking;
    this.asking = [];
    try {
      const loaded = await loadEvolutions(
        database(),
        asking.map(({ id }) => id),
      );
      const byId = new Map(loaded.map((evolution) => [evolution.id, evolution]));
      for (const { id, resolve } of asking) resolve(byId.get(id) ?? null);
    } catch (error) {
      for (const { reject } of asking) reject(error);
    }
  }
}
