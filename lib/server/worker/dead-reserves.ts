/** Counts as spent what workers that died had set aside for calls in flight. */
import { logger } from '../logger';
import { inTransaction } from '../store/connection';
import { countDeadReserves } from '../store/run-budgets';

/** Several missed heartbeats. A worker that was only slow loses nothing but the use of what it had set aside. */
const DEAD_AFTER_MS = 30_000;

export async function countDeadWorkersReserves(): Promise<void> {
  const count = await inTransaction((tx) => countDeadReserves(tx, new Date(Date.now() - DEAD_AFTER_MS)));
  if (count > 0) logger.warn({ reserves: count }, 'what dead workers had set aside counts as spent');
}
