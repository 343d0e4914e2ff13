/** Starts a studio on free ports in a folder of its own, with an owner who is signed in. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { request } from '@playwright/test';
import { OWNER } from './studio-setting';

export type OwnStudio = { url: string; home: string; stateFile: string; close: () => Promise<void> };

const START_TIMEOUT_MS = 240_000;

/** The command prints the address when the studio answers. */
const untilReady = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`The studio does not start:\n${output}`)), START_TIMEOUT_MS);
    child.stdout?.on('data', (bytes) => {
      output += bytes;
      const address = /Evol Studio: +(http:\/\/\S+)/.exec(output)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`The studio ended with ${code}:\n${output}`)));
  });

const startStudio = async (
  home: string,
  more: Record<string, string>,
): Promise<{ url: string; stop: () => Promise<void> }> => {
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: '0',
    STUDIO_HOME: home,
    STUDIO_OWNER_EMAIL: OWNER.email,
    STUDIO_OWNER_PASSWORD: OWNER.password,
    // Never a database that somebody works with.
    DATABASE_URL: '',
    ...more,
  };
  const child = spawn(process.execPath, [resolve('scripts/start.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => {
    child.kill('SIGTERM');
    return gone;
  };
  return { url: await untilReady(child), stop };
};

const signIn = async (url: string, stateFile: string): Promise<void> => {
  const context = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
  const answer = await context.post('/api/auth/sign-in/email', {
    data: { email: OWNER.email, password: OWNER.password },
  });
  if (!answer.ok()) throw new Error(`The owner cannot sign in: ${answer.status()} ${await answer.text()}`);
  await context.storageState({ path: stateFile });
  await context.dispose();
};

type Options = {
  /** one that runs already, and is only signed in to */
  given?: string | undefined;
  /** of its processes, beside what every studio of a journey has */
  env?: Record<string, string>;
};

export async function openStudio({ given, env = {} }: Options = {}): Promise<OwnStudio> {
  const home = mkdtempSync(join(tmpdir(), 'evol-studio-e2e-'));
  const { url, stop } = given ? { url: given, stop: () => Promise.resolve() } : await startStudio(home, env);
  const stateFile = join(home, 'owner-state.json');
  await signIn(url, stateFile);
  const close = async () => {
    await stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { url, home, stateFile, close };
}
