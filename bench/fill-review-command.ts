/** `DATABASE_URL=… tsx bench/fill-review-command.ts [--evolutions=1000000] [--overlap=2]`: fills a migrated database and says the project's id. */
import { closeDatabase } from '@/lib/server/store/connection';
import { fillReviewProject } from './fill-review';

const flag = (name: string, fallback: number) => {
  const given = process.argv.map((arg) => new RegExp(`^--${name}=(\\d+)$`).exec(arg)?.[1]).find(Boolean);
  return Number(given ?? fallback);
};

const startedAt = performance.now();
const made = await fillReviewProject({ evolutions: flag('evolutions', 1_000_000), overlap: flag('overlap', 2) });
const seconds = (performance.now() - startedAt) / 1000;
console.log(JSON.stringify({ ...made, seconds: Number(seconds.toFixed(1)) }));
await closeDatabase();
