/** How each part of the studio is run. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../bootstrap/place.mjs';
import type { PartPlan } from './part';

/** What every part is told, once all of it is known. */
export type PartEnvironment = {
  HOST: string;
  PORT: string;
  STUDIO_HOME: string;
  STUDIO_SECRET: string;
  DATABASE_URL: string;
  REHEARSAL_URL: string;
  NODE_ENV: 'production' | 'development';
  NEXT_TELEMETRY_DISABLED: '1';
};

const preload = pathToFileURL(join(root, 'scripts/bootstrap/leave-with-parent.mjs')).href;
/** Arguments for Node that let a part notice the end of this process. */
export const leaveWithParent = ['--import', `${preload}?parent=${process.pid}`];
const typescript = ['--import', 'tsx'];
const next = join(root, 'node_modules/next/dist/bin/next');

/** Longer than scripts and proxies keep a connection idle: Next's five seconds end some under a request that is just being sent. */
const KEEP_ALIVE_MS = '75000';

export const webPlan = (env: () => PartEnvironment, isDevelopment: boolean): PartPlan => ({
  name: 'web server',
  args: [
    ...[...leaveWithParent, next],
    ...(isDevelopment ? ['dev'] : ['start', '--keepAliveTimeout', KEEP_ALIVE_MS]),
    ...['-H', env().HOST, '-p', env().PORT],
  ],
  env: () => ({ ...env(), STUDIO_PROCESS: 'web' }),
  // Open event streams keep a web server from ending by itself; browsers come back on their own.
  graceMs: 2500,
});

export const workerPlan = (env: () => PartEnvironment): PartPlan => ({
  name: 'worker',
  args: [...leaveWithParent, ...typescript, join(root, 'lib/server/worker/main.ts')],
  env: () => ({ ...env(), STUDIO_PROCESS: 'worker' }),
  graceMs: 10_000,
});

export const rehearsalPlan = (env: () => PartEnvironment): PartPlan => ({
  name: 'rehearsal teacher',
  args: [...leaveWithParent, ...typescript, join(root, 'lib/rehearsal/server.ts')],
  env: () => ({ ...env(), STUDIO_PROCESS: 'rehearsal', REHEARSAL_PORT: new URL(env().REHEARSAL_URL).port }),
  graceMs: 1000,
});
