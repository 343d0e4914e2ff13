/** faults: a teacher that refuses, fails, hangs, breaks off and talks nonsense, against the time that the same calls need without any of it. */
import { type Benchmark, round } from './benchmark';
import { sideBySide } from './side-by-side';
import { NO_FAULTS } from './teacher-manner';

const FAULTS = { refused: 0.2, failed: 0.05, hung: 0.02, cut: 0.02, garbled: 0.02 };

export const faults: Benchmark = {
  name: 'faults',
  what: 'wall time of a round with 20 % 429, 5 % 500, 2 % hung, 2 % cut, 2 % garbage, against a bare loop without faults',
  goal: { atMost: 1.6 },
  async measure(flags) {
    const [items, inFlight, latencyMs] = [flags('items', 3000), flags('in-flight', 64), flags('latency', 200)];
    const requestTimeoutMs = flags('timeout', 2000);
    const manner = { latencyMs, hasLongTail: false, faults: NO_FAULTS };
    const pairs = await sideBySide({
      ...{ items, inFlight, repeats: flags('repeats', 3), appendsJsonl: false, manner, requestTimeoutMs },
      workerManner: { ...manner, faults: FAULTS },
    });
    return {
      ratios: pairs.map(({ bare, ours }) => ours.spanMs / bare.spanMs),
      baseline: pairs.map(({ bare }) => bare.spanMs),
      holds: pairs.every(({ ours }) => ours.settled === items && ours.failed === 0),
      rows: pairs.map(({ bare, ours }, at) => ({
        run: at + 1,
        'ideal s': round(bare.spanMs / 1000, 2),
        'ours s': round(ours.spanMs / 1000, 2),
        ratio: round(ours.spanMs / bare.spanMs, 3),
        'asked per answer': round(ours.asked / ours.answered, 3),
        settled: `${ours.settled} of ${items}`,
        failed: ours.failed,
        'in flight': round(ours.meanAtOnce, 1),
      })),
      notes: [
        `${items} instructions of three calls, ${inFlight} in flight at ${latencyMs} ms; a call is given up after ${requestTimeoutMs} ms. Refusals come at once and name no time to wait.`,
        'Ideal: the bare loop before the same teacher without faults. All must settle, and none as failed.',
      ],
    };
  },
};
