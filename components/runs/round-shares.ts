/** Weights as shares of the choices: what a round's operations get in the mean. */
import { formatPercent } from '@/lib/client/display';
import { compareOperations, type OperationId } from '@/lib/core/domain/operation';
import type { Weights } from '@/lib/core/domain/run';

/** Only those that are on, in the order of the operations. */
export function sharesOf(weights: Weights): { operation: OperationId; share: number }[] {
  const on = Object.entries(weights)
    .filter(([, weight]) => weight > 0)
    .sort(([a], [b]) => compareOperations(a, b));
  const sum = on.reduce((total, [, weight]) => total + weight, 0);
  return on.map(([operation, weight]) => ({ operation, share: weight / sum }));
}

/** In words: which are off, and how the others share. */
export function shareWords(share: number): string {
  return share > 0 ? formatPercent(share) : 'off';
}
