/** What a process has used: asked of it over its channel, so that it is exact on every system. Loaded before the worker's entry. */
import { answering } from './answering';

export type Usage = { cpuMs: number; rssBytes: number; heapBytes: number };

export function usageNow(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return { cpuMs: (user + system) / 1000, rssBytes: rss, heapBytes: heapUsed };
}

if (process.env['BENCH_REPORTS_USAGE'] === '1') answering<{ do: 'usage' }>(() => usageNow());
