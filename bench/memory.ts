/** memory: what a worker holds while a large round goes through it. */
import { type Benchmark, median, round } from './benchmark';
import { startResearcher } from './researcher';
import { BENCH_CONFIG } from './side-by-side';
import { withStudio } from './studio';
import { startTeacher } from './teacher';
import { NO_FAULTS } from './teacher-manner';
import type { Usage } from './usage';
import { startBenchWorker } from './worker';

const SAMPLE_MS = 500;
const PARTS = 10;
const MIB = 2 ** 20;

export const memory: Benchmark = {
  name: 'memory',
  what: 'memory of a worker in the last parts of a round of 50,000 instructions, against its first third',
  goal: { atMost: 1.1 },
  async measure(flags) {
    const [items, inFlight] = [flags('items', 50_000), flags('in-flight', 64)];
    const { samples, calls, wallMs } = await withStudio(async (studio) => {
      const [teacher, researcher] = [await startTeacher(), await startResearcher(studio)];
      const worker = await startBenchWorker(studio);
      const shape = { baseUrl: teacher.url, model: 'bench-1', maxConcurrency: inFlight, requestTimeoutMs: 60_000 };
      const project = await researcher.makeProject({ ...shape, seeds: items });
      const runId = await researcher.makeRun({ ...project, config: BENCH_CONFIG });
      await teacher.begin({ latencyMs: 0, hasLongTail: false, faults: NO_FAULTS });
      const taken: Usage[] = [];
      const timer = setInterval(async () => taken.push(await worker.usage()), SAMPLE_MS);
      const seen = await researcher.perform(project.projectId, runId);
      clearInterval(timer);
      await Promise.all([worker.stop(), researcher.stop(), teacher.stop()]);
      return { samples: taken, calls: seen.counters[0]?.calls ?? 0, wallMs: seen.wallMs };
    });
    const part = (at: number) => samples.slice((samples.length * at) / PARTS, (samples.length * (at + 1)) / PARTS);
    const rss = (at: number) => median(part(at).map(({ rssBytes }) => rssBytes));
    const early = median([1, 2, 3].map(rss));
    const parts = Array.from({ length: PARTS }, (_, at) => at);
    return {
      ratios: [7, 8, 9].map((at) => rss(at) / early),
      baseline: [1, 2, 3].map(rss),
      rows: parts.map((at) => ({
        'part of the round': `${at * 10}–${at * 10 + 10} %`,
        'resident MiB, median': round(rss(at) / MIB, 0),
        most: round(Math.max(...part(at).map(({ rssBytes }) => rssBytes)) / MIB, 0),
        'heap MiB, median': round(median(part(at).map(({ heapBytes }) => heapBytes)) / MIB, 0),
      })),
      notes: [
        `${items} instructions, ${calls} calls in ${round(wallMs / 1000, 0)} s, ${inFlight} in flight, latency 0.`,
      ],
    };
  },
};
