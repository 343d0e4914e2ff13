/** growth: what an evolution costs when the project holds more and more instructions. */
import { type Benchmark, round } from './benchmark';
import { treeCpuMs } from './process-tree-cpu';
import { startResearcher } from './researcher';
import { BENCH_CONFIG } from './side-by-side';
import { type BenchStudio, withStudio } from './studio';
import { type BenchTeacher, startTeacher } from './teacher';
import { NO_FAULTS } from './teacher-manner';
import { startBenchWorker } from './worker';

type Cost = { workerMs: number; databaseMs: number | null; wallMs: number };
type Place = { size: number; measure: () => Promise<Cost>; stop: () => Promise<void> };

/** One studio per size, each with a database of its own: an index shared by all sizes would hide what grows. */
async function makePlace(studio: BenchStudio, teacher: BenchTeacher, size: number, items: number): Promise<Place> {
  const [researcher, worker] = [await startResearcher(studio), await startBenchWorker(studio)];
  const shape = { baseUrl: teacher.url, model: 'bench-1', maxConcurrency: 32, requestTimeoutMs: 60_000 };
  const project = await researcher.makeProject({ ...shape, seeds: items });
  const measure = async (): Promise<Cost> => {
    const runId = await researcher.makeRun({ ...project, config: BENCH_CONFIG });
    await teacher.begin({ latencyMs: 20, hasLongTail: false, faults: NO_FAULTS });
    const [before, databaseBefore] = [await worker.usage(), treeCpuMs(studio.databasePid)];
    const { wallMs } = await researcher.perform(project.projectId, runId);
    const [after, databaseAfter] = [await worker.usage(), treeCpuMs(studio.databasePid)];
    const databaseMs =
      databaseBefore === null || databaseAfter === null ? null : (databaseAfter - databaseBefore) / items;
    return { workerMs: (after.cpuMs - before.cpuMs) / items, databaseMs, wallMs: wallMs / items };
  };
  await measure();
  await researcher.fill(project.projectId, size);
  await measure();
  return { size, measure, stop: async () => void (await Promise.all([worker.stop(), researcher.stop()])) };
}

/** Where the database's time cannot be read, the wall clock stands in for both. */
const costOf = ({ workerMs, databaseMs, wallMs }: Cost) => (databaseMs === null ? wallMs : workerMs + databaseMs);

export const growth: Benchmark = {
  name: 'growth',
  what: 'cost of an evolution with 50,000 and 250,000 instructions in the project, against 1,000 (the higher of both)',
  goal: { atMost: 1.2 },
  async measure(flags) {
    const items = flags('items', 400);
    const sizes = [flags('small', 1_000), flags('middle', 50_000), flags('large', 250_000)];
    const teacher = await startTeacher();
    const within = async (left: readonly number[], places: Place[]): Promise<Cost[][]> => {
      const [size, ...rest] = left;
      if (size === undefined) {
        const runs: Cost[][] = [];
        for (let repeat = 0; repeat < flags('repeats', 3); repeat += 1) {
          const costs: Cost[] = [];
          for (const place of places) costs.push(await place.measure());
          runs.push(costs);
        }
        return runs;
      }
      return withStudio(async (studio) => {
        const place = await makePlace(studio, teacher, size, items);
        return within(rest, [...places, place]).finally(place.stop);
      });
    };
    const runs = await within(sizes, []).finally(teacher.stop);
    const ratioOf = (costs: readonly Cost[], at: number) => {
      const [small, other] = [costs[0], costs[at]];
      return small && other ? costOf(other) / costOf(small) : Number.NaN;
    };
    return {
      ratios: runs.map((costs) => Math.max(ratioOf(costs, 1), ratioOf(costs, 2))),
      baseline: runs.flatMap(([small]) => (small ? [costOf(small)] : [])),
      rows: runs.flatMap((costs, run) =>
        costs.map((cost, at) => ({
          run: run + 1,
          instructions: sizes[at] ?? 0,
          'worker CPU ms': round(cost.workerMs, 2),
          'database CPU ms': cost.databaseMs === null ? 'unknown' : round(cost.databaseMs, 2),
          'wall ms': round(cost.wallMs, 2),
          'of the smallest': round(ratioOf(costs, at), 3),
        })),
      ),
      notes: [
        `Per evolution, over rounds of ${items} with 32 in flight at 20 ms; cost = CPU of worker and database together.`,
      ],
    };
  },
};
