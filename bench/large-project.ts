/** The project of a million evolutions that the benchmarks of the room and of the table look at: made in their own studio, or there already. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ReviewProject } from './fill-review';

/** BENCH_PROJECT is what `bench/fill-review-command.ts` printed when it filled the studio of E2E_STUDIO. */
export async function largeProject(home: string, evolutions: number): Promise<ReviewProject> {
  const known = process.env['BENCH_PROJECT'];
  return JSON.parse(known ?? (await fill(home, evolutions)));
}

/** By a process of its own: its connection is that of the studio's database, which this one does not have. */
async function fill(home: string, evolutions: number): Promise<string> {
  const DATABASE_URL = process.env['E2E_STUDIO'] ? process.env['DATABASE_URL'] : databaseOf(home);
  // Nothing is sealed or opened while filling, but the studio's settings are read whole.
  const env = { ...process.env, DATABASE_URL, STUDIO_SECRET: 'only-for-filling-only-for-filling-only' };
  const command = ['--import', 'tsx', 'bench/fill-review-command.ts', `--evolutions=${evolutions}`];
  const { stdout } = await promisify(execFile)(process.execPath, command, { env });
  return stdout.trim().split('\n').at(-1) ?? '';
}

function databaseOf(home: string): string {
  const running: { databaseUrl: string } = JSON.parse(readFileSync(join(home, 'running.json'), 'utf8'));
  return running.databaseUrl;
}
