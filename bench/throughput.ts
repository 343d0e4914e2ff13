/** throughput: constant latency. */
import type { Benchmark } from './benchmark';
import { measureFillRate } from './fill-rate';

export const throughput: Benchmark = {
  name: 'throughput',
  what: 'calls per second with 64 in flight at 200 ms, against a bare openai loop',
  goal: { atLeast: 0.97 },
  measure: (flags) => measureFillRate(flags, false),
};
