/** `npm run worker`: one more worker, for the database of DATABASE_URL or for the studio that runs on this machine. */
import { say } from '../bootstrap/place.mjs';
import { StartError } from '../bootstrap/start-error.mjs';
import { findRunningStudio } from '../bootstrap/studio-lock.mjs';
import { atEnd } from './ending';
import { startPart } from './part';
import { workerPlan } from './plans';
import { studioSecret } from './secret';
import type { Settings } from './settings';
import { requireReachable } from './studio-database';

const studioToWorkFor = async ({ databaseUrl, home }: Settings) => {
  const running = await findRunningStudio(home);
  const url = databaseUrl ?? running?.databaseUrl;
  if (!url) throw new StartError(`No studio runs on ${home}: start one, or name its database with DATABASE_URL.`);
  await requireReachable(url);
  return { url, rehearsalUrl: process.env['REHEARSAL_URL'] || running?.rehearsalUrl || '', secret: running?.secret };
};

export const runWorker = async (settings: Settings): Promise<void> => {
  const studio = await studioToWorkFor(settings);
  const secret = process.env['STUDIO_SECRET'] || studio.secret;
  // Sealed keys open only with the studio's own secret, so a new one would be of no use here.
  if (!secret && settings.databaseUrl)
    throw new StartError('Set STUDIO_SECRET to the secret of the studio that this worker works for.');
  const environment = {
    HOST: settings.host,
    PORT: String(settings.port),
    STUDIO_HOME: settings.home,
    STUDIO_SECRET: studioSecret(settings.home, secret),
    DATABASE_URL: studio.url,
    REHEARSAL_URL: studio.rehearsalUrl,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1' as const,
  };
  const part = startPart(
    workerPlan(() => environment),
    { home: settings.home, isShown: true },
  );
  atEnd(part.stop);
  say(`A worker works for the database at ${new URL(studio.url).host}. Ctrl-C ends it.`);
};
