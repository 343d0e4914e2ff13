/** The bare loop and the worker, one after the other, again and again, before the same teacher: what three of the benchmarks compare. */
import { join } from 'node:path';
import type { RunConfig } from '@/lib/core/domain/run';
import type { BareLoopOrder } from './bare-loop';
import { startChild } from './child';
import { startResearcher } from './researcher';
import { withStudio } from './studio';
import { startTeacher } from './teacher';
import type { TeacherManner, TeacherSeen } from './teacher-manner';
import { startBenchWorker } from './worker';

export type SideBySideOrder = {
  items: number;
  inFlight: number;
  repeats: number;
  manner: TeacherManner;
  appendsJsonl: boolean;
  /** of the teacher before the worker, where it differs from the one before the bare loop */
  workerManner?: TeacherManner;
  requestTimeoutMs?: number;
};

export type Side = TeacherSeen & { cpuMs: number; wallMs: number };
export type Pair = { bare: Side; ours: Side & { settled: number; failed: number } };

/** Operations whose children the scripted teacher can make without a data block. */
export const BENCH_CONFIG: Partial<RunConfig> = {
  weights: { constraints: 1, deepening: 1, concretizing: 1, reasoning: 1 },
};
const WARM_ITEMS = 600;

export function sideBySide(order: SideBySideOrder): Promise<Pair[]> {
  return withStudio(async (studio) => {
    const teacher = await startTeacher();
    const bare = await startChild('bench/bare-loop.ts');
    const researcher = await startResearcher(studio);
    const worker = await startBenchWorker(studio);
    const { items, inFlight, manner, workerManner = manner, requestTimeoutMs = 60_000 } = order;
    const jsonlFile = order.appendsJsonl ? join(studio.home, 'bare.jsonl') : null;
    const shape = { baseUrl: teacher.url, model: 'bench-1', maxConcurrency: inFlight, requestTimeoutMs };

    const runBare = async (count: number): Promise<Side> => {
      await teacher.begin(manner);
      const startedAt = performance.now();
      const loop: BareLoopOrder = { baseUrl: teacher.url, items: count, inFlight, jsonlFile };
      const { cpuMs } = await bare.ask<{ cpuMs: number }>(loop);
      return { ...(await teacher.seen()), cpuMs, wallMs: performance.now() - startedAt };
    };
    const runOurs = async (project: Awaited<ReturnType<typeof researcher.makeProject>>): Promise<Pair['ours']> => {
      const runId = await researcher.makeRun({ ...project, config: BENCH_CONFIG });
      await teacher.begin(workerManner);
      const before = await worker.usage();
      const { wallMs, counters } = await researcher.perform(project.projectId, runId);
      const after = await worker.usage();
      const seen = await teacher.seen();
      const settled = counters.reduce((sum, { planned, open }) => sum + planned - open, 0);
      const failed = counters.reduce((sum, round) => sum + round.failed, 0);
      return { ...seen, cpuMs: after.cpuMs - before.cpuMs, wallMs, settled, failed };
    };

    try {
      await runBare(WARM_ITEMS);
      await runOurs(await researcher.makeProject({ ...shape, seeds: WARM_ITEMS }));
      const project = await researcher.makeProject({ ...shape, seeds: items });
      const pairs: Pair[] = [];
      for (let repeat = 0; repeat < order.repeats; repeat += 1) {
        const first = repeat % 2 === 0 ? await runBare(items) : null;
        const ours = await runOurs(project);
        pairs.push({ bare: first ?? (await runBare(items)), ours });
      }
      return pairs;
    } finally {
      await Promise.all([worker.stop(), researcher.stop(), bare.stop(), teacher.stop()]);
    }
  });
}

export const callsPerSecond = ({ answered, spanMs }: TeacherSeen) => (answered / spanMs) * 1000;
