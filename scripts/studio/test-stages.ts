/** The stages of `npm test`, and the first three of them as `npm run check`. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../bootstrap/place.mjs';
import { buildPages, generateSources } from './build';

type Stage = { name: string; run: () => Promise<void> };

class StageFailed extends Error {}

/** A package's own program, under this Node. */
const program =
  (path: string, ...args: string[]) =>
  async (): Promise<void> => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
    const child = spawn(process.execPath, [join(root, 'node_modules', path), ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (code !== 0) throw new StageFailed(`ended with ${code}`);
  };

const inTurn = (...steps: (() => Promise<void>)[]): Stage['run'] =>
  steps.reduce((before, step) => () => before().then(step));

const build = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'evol-studio-build-'));
  try {
    await buildPages(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const QUICK: Stage[] = [
  // The types of routes and of imported styles are made by Next.
  {
    name: 'Types',
    run: inTurn(
      generateSources,
      program('next/dist/bin/next', 'typegen'),
      program('typescript/bin/tsc', '--noEmit', '-p', '.'),
    ),
  },
  { name: 'Lint and format', run: program('@biomejs/biome/bin/biome', 'check', '.') },
  {
    // By itself it leaves one core to others, which of two cores is half.
    name: 'Architecture and unit tests',
    run: program('vitest/vitest.mjs', 'run', '--project', 'unit', '--maxWorkers=100%'),
  },
];

const SLOW: Stage[] = [
  {
    // They wait more than they compute, each file with a database of its own: three at once take a third of the time of one after another.
    name: 'Tests on a real PostgreSQL',
    run: program('vitest/vitest.mjs', 'run', '--project', 'db', '--maxWorkers=3'),
  },
  { name: 'Production build', run: build },
  { name: 'Journeys in a real browser', run: program('@playwright/test/cli.js', 'test') },
];

export const main = async (args: string[]): Promise<void> => {
  for (const stage of args.includes('--check') ? QUICK : [...QUICK, ...SLOW]) {
    const startedAt = Date.now();
    console.log(`\n━━ ${stage.name}\n`);
    try {
      await stage.run();
    } catch (error) {
      console.error(`\nFailed: ${stage.name} (${error instanceof Error ? error.message : error})`);
      process.exit(1);
    }
    console.log(`\n   ${stage.name}: ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  }
  console.log('\nEverything holds.');
};
