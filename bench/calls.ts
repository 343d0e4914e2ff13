/** calls: what the order of the eliminator's checks saves, before the rehearsal teacher as it fails more and more often. */
import { startRehearsal } from '@/lib/rehearsal/server';
import { type Benchmark, round } from './benchmark';
import { startResearcher } from './researcher';
import { withStudio } from './studio';
import { startBenchWorker } from './worker';

const CALLS_PER_ATTEMPT = 3;

export const calls: Benchmark = {
  name: 'calls',
  what: 'calls per kept child over four rounds, against a pipeline that makes three calls per attempt',
  goal: { atMost: 0.85 },
  async measure(flags) {
    const items = flags('items', 150);
    const shares = [0.12, 0.3, flags('failure-percent', 50) / 100];
    const repeats = flags('repeats', 3);
    const seen = await withStudio(async (studio) => {
      const [researcher, worker] = [await startResearcher(studio), await startBenchWorker(studio)];
      const measured: { share: number; seed: number; attempts: number; kept: number; calls: number }[] = [];
      for (const share of shares) {
        const rehearsal = await startRehearsal({ port: 0, latencyMs: 5, failureRate: share });
        const shape = { baseUrl: rehearsal.url, model: 'rehearsal-1', maxConcurrency: 32, requestTimeoutMs: 10_000 };
        const project = await researcher.makeProject({ ...shape, seeds: items });
        for (let seed = 1; seed <= repeats; seed += 1) {
          const runId = await researcher.makeRun({ ...project, config: { rounds: 4, randomSeed: seed } });
          const { counters } = await researcher.perform(project.projectId, runId);
          const sum = (key: 'planned' | 'kept' | 'calls') => counters.reduce((all, round) => all + round[key], 0);
          measured.push({ share, seed, attempts: sum('planned'), kept: sum('kept'), calls: sum('calls') });
        }
        await rehearsal.close();
      }
      await Promise.all([worker.stop(), researcher.stop()]);
      return measured;
    });
    const ratioOf = (run: { calls: number; attempts: number }) => run.calls / (CALLS_PER_ATTEMPT * run.attempts);
    const worst = seen.filter(({ share }) => share === shares.at(-1));
    return {
      ratios: worst.map(ratioOf),
      baseline: worst.map(({ attempts, kept }) => (CALLS_PER_ATTEMPT * attempts) / kept),
      rows: seen.map((run) => ({
        'teacher fails': `${round(run.share * 100, 0)} %`,
        seed: run.seed,
        attempts: run.attempts,
        kept: run.kept,
        'calls per kept child': round(run.calls / run.kept, 3),
        'three per attempt': round((CALLS_PER_ATTEMPT * run.attempts) / run.kept, 3),
        ratio: round(ratioOf(run), 3),
      })),
      notes: [
        `${items} seeds, four rounds, the preset of the paper. The ratio is that of the weakest teacher, whose judge rejects about as much as people report of round 1 (about half): what is saved is what fails, so a teacher that never fails asks for all three calls.`,
      ],
    };
  },
};
