/** A worker process as `npm run worker` starts it, which also says what it has used. */
import { join } from 'node:path';
import { startChild } from './child';
import { type BenchStudio, studioEnv } from './studio';
import type { Usage } from './usage';

export type BenchWorker = { usage: () => Promise<Usage>; stop: () => Promise<void> };

let started = 0;

export async function startBenchWorker(studio: BenchStudio): Promise<BenchWorker> {
  started += 1;
  const profile = process.env['BENCH_CPU_PROFILE'];
  const child = await startChild('lib/server/worker/main.ts', {
    env: { ...studioEnv(studio), BENCH_REPORTS_USAGE: '1' },
    preload: ['./bench/usage.ts'],
    logFile: join(studio.home, `worker-${started}.log`),
    flags: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
  });
  return { usage: () => child.ask<Usage>({ do: 'usage' }), stop: child.stop };
}
