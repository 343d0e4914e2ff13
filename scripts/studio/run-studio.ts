/** Starts database, rehearsal teacher, worker and web server under supervision, and waits until the studio answers. */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/lib/server/database/free-port';
import { root, say } from '../bootstrap/place.mjs';
import { StartError } from '../bootstrap/start-error.mjs';
import type { RunningStudio } from '../bootstrap/studio-lock.mjs';
import { atEnd } from './ending';
import { followChanges } from './follow-changes';
import { type Part, startPart } from './part';
import { type PartEnvironment, rehearsalPlan, webPlan, workerPlan } from './plans';
import { rememberedPorts, rememberPorts } from './ports';
import { studioSecret } from './secret';
import type { Settings } from './settings';
import { migrateDatabase, openDatabase, type StudioDatabase } from './studio-database';

const READY_TIMEOUT_MS = 120_000;

/** So that nobody has to make an account to try a change. */
const DEMO_OWNER = { STUDIO_OWNER_EMAIL: 'owner@example.test', STUDIO_OWNER_PASSWORD: 'owner-password-1' };

export const addressOf = ({ host, port, publicUrl }: Settings): string => {
  if (publicUrl) return publicUrl.replace(/\/$/, '');
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
};

/** Any answer will do: whether the parts are well is for the page to say. */
const waitForWeb = async (settings: Settings): Promise<boolean> => {
  const url = `${addressOf({ ...settings, publicUrl: null })}/api/health`;
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const isThere = await fetch(url, { signal: AbortSignal.timeout(30_000) }).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
    await sleep(100);
  }
  return false;
};

/** The one-time token of the page that makes the first account, or an empty string when there is an owner. */
const prepareFirstVisit = async (env: Record<string, string>): Promise<string> => {
  const args = ['--import', 'tsx', 'scripts/studio/first-visit.ts'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let token = '';
  child.stdout.on('data', (bytes) => {
    token += bytes;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new StartError('The first account could not be prepared.');
  return token.trim();
};

const environmentOf = async (settings: Settings, databaseUrl: () => string): Promise<() => PartEnvironment> => {
  const rehearsalPort = await freePort(rememberedPorts(settings.home).rehearsal);
  rememberPorts(settings.home, { rehearsal: rehearsalPort });
  const secret = studioSecret(settings.home, process.env['STUDIO_SECRET']);
  return () => ({
    HOST: settings.host,
    PORT: String(settings.port),
    STUDIO_HOME: settings.home,
    STUDIO_SECRET: secret,
    DATABASE_URL: databaseUrl(),
    REHEARSAL_URL: `http://127.0.0.1:${rehearsalPort}/v1`,
    NODE_ENV: settings.mode === 'dev' ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...(settings.mode === 'dev' && !process.env['STUDIO_OWNER_EMAIL'] ? DEMO_OWNER : {}),
  });
};

type Tell = (studio: RunningStudio) => void;

const startParts = async (settings: Settings, database: StudioDatabase, tell: Tell): Promise<void> => {
  const env = await environmentOf(settings, database.url);
  const isDevelopment = settings.mode === 'dev';
  const parts: Part[] = [];
  const announce = () => {
    const { DATABASE_URL, REHEARSAL_URL, STUDIO_SECRET } = env();
    const pids = Object.fromEntries(parts.map((part) => [part.name, part.pid()]));
    const addresses = { address: addressOf(settings), databaseUrl: DATABASE_URL, rehearsalUrl: REHEARSAL_URL };
    tell({ ...addresses, secret: STUDIO_SECRET, pids: { ...pids, database: database.pid() } });
  };
  say('Starting the rehearsal teacher, the worker and the web server …');
  const output = { home: settings.home, isShown: isDevelopment, onStarted: announce };
  const worker = startPart(workerPlan(env), output);
  const rehearsal = startPart(rehearsalPlan(env), output);
  const web = startPart(webPlan(env, isDevelopment), output);
  parts.push(worker, rehearsal, web);
  announce();
  atEnd(() => Promise.all(parts.map((part) => part.stop())));
  database.onRestarted((hasMoved) => {
    announce();
    if (hasMoved) for (const part of parts) part.restart();
  });
  if (isDevelopment) followChanges({ worker, rehearsal, web }, database.url);
  const [token, isReady] = await Promise.all([prepareFirstVisit(env()), waitForWeb(settings)]);
  if (!isReady) throw new StartError(`The web server does not answer; see web-server.log in ${settings.home}.`);
  const address = addressOf(settings);
  console.log(token ? `\n  Make your account:  ${address}/welcome?token=${token}\n` : `\n  Evol Studio:  ${address}\n`);
};

export const runStudio = async (settings: Settings, tell: Tell): Promise<void> => {
  const database = await openDatabase(settings);
  atEnd(database.stop);
  await migrateDatabase(database.url());
  await startParts(settings, database, tell);
};
