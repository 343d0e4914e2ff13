/** During development: brings the running studio up to date with the sources. */
import { say } from '../bootstrap/place.mjs';
import { generateSources } from './build';
import type { Part } from './part';
import { migrateDatabase } from './studio-database';
import { type Touched, watchSources } from './watch-sources';

type Parts = { worker: Part; rehearsal: Part; web: Part };

const follow = async (touched: Touched, parts: Parts, databaseUrl: string): Promise<void> => {
  if (touched === 'registries') {
    await generateSources();
    parts.rehearsal.restart();
    return parts.worker.restart();
  }
  if (touched !== 'schema') return parts[touched].restart();
  say('The schema has changed.');
  await generateSources();
  await migrateDatabase(databaseUrl);
  for (const part of Object.values(parts)) part.restart();
};

/** A half-written file must not end the studio: the next change is followed again. */
export const followChanges = (parts: Parts, databaseUrl: () => string): void =>
  watchSources((touched) => {
    follow(touched, parts, databaseUrl()).catch((error) => console.error(`Error: ${error.message}`));
  });
