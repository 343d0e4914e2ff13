/** Shows what was measured as a table, and keeps it as `bench-results/NAME.json`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Benchmark, type Measured, median, meets, type Row, round, sayGoal } from './benchmark';
import { describeMachine, load, spread } from './machine';

const FOLDER = 'bench-results';

function table(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))];
  const widths = names.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const drawn = lines.map((line) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('   '));
  drawn.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('   '));
  return drawn.map((line) => `  ${line}`).join('\n');
}

export type Conditions = { postgres: string; loadBefore: number[]; seconds: number };

/** Returns whether the goal holds. */
export function report({ name, what, goal }: Benchmark, measured: Measured, conditions: Conditions): boolean {
  const ratio = round(median(measured.ratios), 3);
  const pass = meets(goal, ratio) && measured.holds !== false;
  const machine = describeMachine(conditions.postgres);
  const loadAfter = load();
  const noise = spread(measured.baseline, median(measured.baseline));
  console.log(`\n━━ ${name}: ${what}\n\n${table(measured.rows)}\n`);
  for (const note of measured.notes) console.log(`  ${note}`);
  console.log(`  ${machine}`);
  console.log(
    `  Load before ${conditions.loadBefore.join(' ')}, after ${loadAfter.join(' ')} (ours included); spread of the baseline ${noise}; ${conditions.seconds.toFixed(0)} s.`,
  );
  console.log(`\n  ${name}: ${ratio} (goal ${sayGoal(goal)}) ${pass ? 'holds' : 'DOES NOT HOLD'}\n`);
  mkdirSync(FOLDER, { recursive: true });
  const kept = {
    ...{ name, ratio, goal: sayGoal(goal), pass, runs: measured.ratios.map((value) => round(value, 4)) },
    ...{ what, rows: measured.rows, notes: measured.notes, machine, baselineSpread: noise },
    ...{ loadBefore: conditions.loadBefore, loadAfter, date: new Date().toISOString() },
  };
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
  return pass;
}
