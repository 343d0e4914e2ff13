/** cpu: what a call costs the worker, against a script that does nothing but ask and append. */
import { type Benchmark, round } from './benchmark';
import { sideBySide } from './side-by-side';
import { NO_FAULTS } from './teacher-manner';

export const cpu: Benchmark = {
  name: 'cpu',
  what: 'CPU of the worker per answered call, against a bare openai loop that appends JSONL',
  goal: { atMost: 1.5 },
  async measure(flags) {
    const [items, inFlight, latencyMs] = [flags('items', 1500), flags('in-flight', 64), flags('latency', 200)];
    const pairs = await sideBySide({
      ...{ items, inFlight, repeats: flags('repeats', 3), appendsJsonl: true },
      manner: { latencyMs, hasLongTail: false, faults: NO_FAULTS },
    });
    const perCall = (side: { cpuMs: number; answered: number }) => side.cpuMs / side.answered;
    return {
      ratios: pairs.map(({ bare, ours }) => perCall(ours) / perCall(bare)),
      baseline: pairs.map(({ bare }) => perCall(bare)),
      rows: pairs.map(({ bare, ours }, at) => ({
        run: at + 1,
        'bare ms': round(perCall(bare), 3),
        'worker ms': round(perCall(ours), 3),
        ratio: round(perCall(ours) / perCall(bare), 3),
        'bare calls/s': round((bare.answered / bare.spanMs) * 1000, 1),
        'worker calls/s': round((ours.answered / ours.spanMs) * 1000, 1),
      })),
      notes: [
        `User and system time of the process over ${items} instructions of three calls, ${inFlight} in flight at ${latencyMs} ms; the worker's holds planning, storing and its jobs.`,
      ],
    };
  },
};
