/** Finds the npm that this process was started by: between the two stand a shell and, at the first start, an older Node. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

type Ancestor = { parent: number; name: string };

const MOST_LEVELS = 4;

/** `PID (NAME) STATE PPID …`: the name itself may hold spaces and brackets. */
export const parseStat = (text: string): Ancestor | null => {
  const found = /^\d+ \((.*)\) \S (\d+) /s.exec(text);
  return found ? { name: found[1] ?? '', parent: Number(found[2]) } : null;
};

const lookUp = (pid: number): Ancestor | null => {
  const file = `/proc/${pid}/stat`;
  if (existsSync(file)) return parseStat(readFileSync(file, 'utf8'));
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  const found = /^\s*(\d+)\s+(.*)/.exec(stdout ?? '');
  return found ? { parent: Number(found[1]), name: found[2] ?? '' } : null;
};

export const findNpm = (from: number): number | null => {
  let pid = from;
  for (let level = 0; level < MOST_LEVELS && pid > 1; level += 1) {
    const found = lookUp(pid);
    if (!found) return null;
    if (found.name.startsWith('npm')) return pid;
    pid = found.parent;
  }
  return null;
};
