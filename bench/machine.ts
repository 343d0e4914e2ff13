/** Names the machine that was measured, and how busy it was with other things. */
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';

export function describeMachine(postgres: string): string {
  const [first] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const system = `${platform()} ${release()} ${arch()}`;
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory}, ${system}, Node ${process.versions.node}, PostgreSQL ${postgres}`;
}

export const load = () => loadavg().map((value) => Number(value.toFixed(1)));

/** (largest − smallest) ÷ median of the same thing measured again and again: what the machine itself adds. */
export function spread(values: readonly number[], middle: number): string {
  if (values.length < 2) return 'unknown';
  return `${(((Math.max(...values) - Math.min(...values)) / middle) * 100).toFixed(1)} %`;
}
