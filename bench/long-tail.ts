/** long-tail: latencies whose 99th percentile is ten times their median. */
import type { Benchmark } from './benchmark';
import { measureFillRate } from './fill-rate';

export const longTail: Benchmark = {
  name: 'long-tail',
  what: 'calls per second with 64 in flight and long-tailed latencies, against a bare openai loop',
  goal: { atLeast: 0.95 },
  measure: (flags) => measureFillRate(flags, true),
};
