/** `npm run bench -- NAME [--flag=number …]`: one benchmark, or `all` of them one after another, each in a process of its own. */
import { spawn } from 'node:child_process';
import type { Benchmark, Flags } from './benchmark';
import { load } from './machine';
import { report } from './report';
import { postgresVersion } from './studio';

const BENCHMARKS: Record<string, () => Promise<Benchmark>> = {
  throughput: async () => (await import('./throughput')).throughput,
  'long-tail': async () => (await import('./long-tail')).longTail,
  cpu: async () => (await import('./cpu')).cpu,
  calls: async () => (await import('./calls')).calls,
  workers: async () => (await import('./workers')).workers,
  faults: async () => (await import('./faults')).faults,
  growth: async () => (await import('./growth')).growth,
  memory: async () => (await import('./memory')).memory,
  annotators: async () => (await import('./annotators')).annotators,
  review: async () => (await import('./review')).review,
  table: async () => (await import('./table')).table,
};
const NAMES = Object.keys(BENCHMARKS);

function readFlags(args: readonly string[]): Flags {
  const given = new Map(args.map((arg) => /^--([a-z-]+)=([\d.]+)$/.exec(arg)).map((match) => [match?.[1], match?.[2]]));
  return (name, fallback) => Number(given.get(name) ?? fallback);
}

async function runOne(name: string, flags: Flags): Promise<boolean> {
  const benchmark = await BENCHMARKS[name]?.();
  if (!benchmark) throw new Error(`There is no benchmark ${name}.`);
  const loadBefore = load();
  const startedAt = performance.now();
  const measured = await benchmark.measure(flags);
  const seconds = (performance.now() - startedAt) / 1000;
  return report(benchmark, measured, { postgres: postgresVersion(), loadBefore, seconds });
}

/** A process each, so that none leaves anything in the memory of the next. */
const runAlone = (name: string, args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const command = [process.argv[1] ?? '', name, ...args];
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('exit', (code) => resolve(code === 0));
  });

export async function main([name = '', ...args]: string[]): Promise<void> {
  if (name === 'all') {
    const failed: string[] = [];
    for (const each of NAMES) if (!(await runAlone(each, args))) failed.push(each);
    console.log(failed.length === 0 ? 'Every goal holds.' : `Goals that do not hold: ${failed.join(', ')}.`);
    process.exit(failed.length === 0 ? 0 : 1);
  }
  if (!BENCHMARKS[name]) {
    console.error(`Usage: npm run bench -- NAME [--flag=number …]\nNAME is one of ${NAMES.join(', ')}, or all.`);
    process.exit(2);
  }
  process.exit((await runOne(name, readFlags(args))) ? 0 : 1);
}
