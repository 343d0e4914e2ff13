/** CPU time of a process and all it has started, living or ended: the database's share of the cost. */
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

/** The fields after the name, which may itself hold blanks and brackets. */
function statOf(pid: string): { parent: string; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: fields[1] ?? '', ticks };
  } catch {
    // It ended between the listing and the reading; its parent holds its time.
    return null;
  }
}

/** Null where there is no /proc. */
export function treeCpuMs(root: number): number | null {
  const stats = new Map<string, { parent: string; ticks: number }>();
  try {
    for (const pid of readdirSync('/proc')) {
      const stat = /^\d+$/.test(pid) ? statOf(pid) : null;
      if (stat) stats.set(pid, stat);
    }
  } catch {
    return null;
  }
  const isUnder = (pid: string): boolean => pid === String(root) || isUnderParent(stats.get(pid)?.parent);
  const isUnderParent = (pid: string | undefined): boolean => pid !== undefined && stats.has(pid) && isUnder(pid);
  return [...stats].reduce((sum, [pid, { ticks }]) => (isUnder(pid) ? sum + ticks * TICK_MS : sum), 0);
}
