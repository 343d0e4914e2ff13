/** How full the worker keeps a teacher, against the bare loop: calls per second between the first question and the last answer. */
import { type Flags, type Measured, round } from './benchmark';
import { callsPerSecond, sideBySide } from './side-by-side';
import { NO_FAULTS } from './teacher-manner';

export async function measureFillRate(flags: Flags, hasLongTail: boolean): Promise<Measured> {
  const [items, inFlight, latencyMs] = [flags('items', 2000), flags('in-flight', 64), flags('latency', 200)];
  const pairs = await sideBySide({
    ...{ items, inFlight, repeats: flags('repeats', 3), appendsJsonl: false },
    manner: { latencyMs, hasLongTail, faults: NO_FAULTS },
  });
  const ideal = (inFlight * 1000) / latencyMs;
  return {
    ratios: pairs.map(({ bare, ours }) => callsPerSecond(ours) / callsPerSecond(bare)),
    baseline: pairs.map(({ bare }) => callsPerSecond(bare)),
    rows: pairs.map(({ bare, ours }, at) => ({
      run: at + 1,
      'bare calls/s': round(callsPerSecond(bare), 1),
      'of ideal': round(callsPerSecond(bare) / ideal, 3),
      'ours calls/s': round(callsPerSecond(ours), 1),
      ratio: round(callsPerSecond(ours) / callsPerSecond(bare), 3),
      'in flight, bare': round(bare.meanAtOnce, 1),
      'in flight, ours': round(ours.meanAtOnce, 1),
      'most, ours': ours.mostAtOnce,
      'CPU ms per call, bare': round(bare.cpuMs / bare.answered, 2),
      'CPU ms per call, ours': round(ours.cpuMs / ours.answered, 2),
    })),
    notes: [
      `${items} instructions of three calls, ${inFlight} in flight, ${latencyMs} ms${hasLongTail ? ' in the mean, log-normal with p99 = 10 × p50' : ''}; ideal ${ideal} calls/s.`,
      'The teacher is a lean scripted server in its own process, because the rehearsal teacher would take CPU from both.',
    ],
  };
}
