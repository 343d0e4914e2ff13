/** Each of several workers' part of the calls that a teacher takes at once; the parts sum to the whole. */

/** `position` from 0, in an order that all workers see alike. */
export function shareConcurrency(total: number, position: number, workers: number): number {
  const rest = total % workers;
  return Math.floor(total / workers) + (position < rest ? 1 : 0);
}
