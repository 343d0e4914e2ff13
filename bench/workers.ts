/** workers: two and four of them on one database, each with the same share of a teacher. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Benchmark, type Row, round } from './benchmark';
import { startResearcher } from './researcher';
import { BENCH_CONFIG, callsPerSecond } from './side-by-side';
import { withStudio } from './studio';
import { startTeacher } from './teacher';
import { NO_FAULTS } from './teacher-manner';
import { startBenchWorker } from './worker';

const COUNTS = [1, 2, 4];
/** Workers learn of one another by their heartbeats. */
const ACQUAINTED_MS = 7_000;

export const workers: Benchmark = {
  name: 'workers',
  what: 'calls per second of two and of four workers on one database, against as many times one worker (the lower of both)',
  goal: { atLeast: 0.95 },
  async measure(flags) {
    const [items, inFlight, latencyMs] = [flags('items', 600), flags('in-flight', 12), flags('latency', 200)];
    const repeats = flags('repeats', 3);
    const rates = await withStudio(async (studio) => {
      const [teacher, researcher] = [await startTeacher(), await startResearcher(studio)];
      const measureWith = async (count: number): Promise<number> => {
        const team = await Promise.all(Array.from({ length: count }, () => startBenchWorker(studio)));
        const shape = {
          baseUrl: teacher.url,
          model: 'bench-1',
          maxConcurrency: inFlight * count,
          requestTimeoutMs: 60_000,
        };
        const project = await researcher.makeProject({ ...shape, seeds: items * count });
        const runId = await researcher.makeRun({ ...project, config: BENCH_CONFIG });
        await sleep(ACQUAINTED_MS);
        await teacher.begin({ latencyMs, hasLongTail: false, faults: NO_FAULTS });
        await researcher.perform(project.projectId, runId);
        const rate = callsPerSecond(await teacher.seen());
        await Promise.all(team.map((worker) => worker.stop()));
        return rate;
      };
      try {
        const measured: number[][] = [];
        for (let repeat = 0; repeat < repeats; repeat += 1) {
          const run: number[] = [];
          for (const count of COUNTS) run.push(await measureWith(count));
          measured.push(run);
        }
        return measured;
      } finally {
        await Promise.all([researcher.stop(), teacher.stop()]);
      }
    });
    const share = (run: readonly number[], at: number) => (run[at] ?? 0) / ((COUNTS[at] ?? 1) * (run[0] ?? 1));
    return {
      ratios: rates.map((run) => Math.min(share(run, 1), share(run, 2))),
      baseline: rates.map(([one = 0]) => one),
      rows: rates.map(
        (run, at): Row => ({
          run: at + 1,
          'one: calls/s': round(run[0] ?? 0, 1),
          'two: calls/s': round(run[1] ?? 0, 1),
          'two of linear': round(share(run, 1), 3),
          'four: calls/s': round(run[2] ?? 0, 1),
          'four of linear': round(share(run, 2), 3),
        }),
      ),
      notes: [
        `${inFlight} calls in flight and ${items} instructions per worker at ${latencyMs} ms, so that the teacher and not the processor is the bound; ideal ${(inFlight * 1000) / latencyMs} calls/s per worker.`,
      ],
    };
  },
};
