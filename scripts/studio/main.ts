/** Runs a studio: prepares what is missing, starts its parts, says where it is, and ends all of it together. */
import { root, say } from '../bootstrap/place.mjs';
import { takeLock } from '../bootstrap/studio-lock.mjs';
import { buildPages, generateSources } from './build';
import { atEnd, endEverything, isEnding, listenForEnd } from './ending';
import { runStudio } from './run-studio';
import { runWorker } from './run-worker';
import { prepareHome, readSettings, type Settings } from './settings';
import { claimWebPort } from './web-port';

/** A studio that was killed needs a moment until its parts have noticed and left. */
const PATIENCE_MS = 8000;

const startStudio = async (settings: Settings): Promise<void> => {
  console.log(`\nEvol Studio${settings.mode === 'dev' ? ' (development)' : ''}\n`);
  const lock = await takeLock(settings.home);
  atEnd(lock.release);
  const port = await claimWebPort(settings.host, settings.port, lock.wasLeftBehind ? PATIENCE_MS : 0);
  await generateSources();
  if (settings.mode === 'start') await buildPages(settings.home);
  await runStudio({ ...settings, port }, lock.tell);
  const kept = settings.databaseUrl ? 'Secret and logs are' : 'Everything is';
  say(`${kept} kept in ${settings.home.replace(`${root}/`, '')}. Ctrl-C ends the studio.\n`);
};

export const main = async (args: string[]): Promise<void> => {
  const settings = readSettings(args, process.env);
  prepareHome(settings.home);
  listenForEnd();
  try {
    if (settings.mode === 'worker') {
      await generateSources();
      await runWorker(settings);
    } else {
      await startStudio(settings);
    }
  } catch (error) {
    // What fails because it is being ended is no news.
    if (isEnding()) return;
    await endEverything();
    throw error;
  }
};
