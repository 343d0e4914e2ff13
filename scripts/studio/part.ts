/** One supervised process of the studio: started, started again when it ends by itself, and ended with us. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, say } from '../bootstrap/place.mjs';
import { backOff } from './back-off';

export type PartPlan = {
  name: string;
  /** arguments for Node */
  args: string[];
  /** asked at every start: the database may have moved */
  env: () => Record<string, string>;
  /** how long it may take to finish what it is doing */
  graceMs: number;
};

export type PartOutput = { home: string; isShown: boolean; onStarted?: () => void };

export type Part = { name: string; restart: () => void; stop: () => Promise<void>; pid: () => number | null };

const LARGEST_LOG_BYTES = 20_000_000;

const openLog = (file: string): number => {
  const isLarge = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG_BYTES;
  if (isLarge) {
    rmSync(`${file}.old`, { force: true });
    renameSync(file, `${file}.old`);
  }
  return openSync(file, 'a', 0o600);
};

/** Straight into a file, not through us: what a part writes never waits for this process, and outlives it. */
const spawnLogged = (plan: PartPlan, logFile: string): ChildProcess => {
  const log = openLog(logFile);
  const options = { cwd: root, env: { ...process.env, ...plan.env() }, detached: true };
  const child = spawn(process.execPath, plan.args, { ...options, stdio: ['ignore', log, log, 'ipc'] });
  closeSync(log);
  return child;
};

const spawnShown = (plan: PartPlan): ChildProcess => {
  const options = { cwd: root, env: { ...process.env, ...plan.env() }, detached: true };
  const child = spawn(process.execPath, plan.args, { ...options, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => console.log(`[${plan.name}] ${line}`));
  }
  return child;
};

/** The whole group, so that what the part has started goes with it. */
const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
};

const stopChild = async (child: ChildProcess, graceMs: number): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<true>((resolve) => child.once('exit', () => resolve(true)));
  child.kill('SIGTERM');
  if (await Promise.race([gone, sleep(graceMs, false, { ref: false })])) return;
  signalGroup(child, 'SIGKILL');
  await gone;
};

export const startPart = (plan: PartPlan, output: PartOutput): Part => {
  const logFile = join(output.home, `${plan.name.replaceAll(' ', '-')}.log`);
  let child: ChildProcess | null = null;
  let failures = 0;
  let isStopping = false;
  let isRestarting = false;
  let timer: NodeJS.Timeout | undefined;

  const start = () => {
    const startedAt = Date.now();
    child = output.isShown ? spawnShown(plan) : spawnLogged(plan, logFile);
    child.once('exit', (code, signal) => {
      if (isStopping) return;
      const next = isRestarting ? { failures: 0, delayMs: 0 } : backOff(failures, Date.now() - startedAt);
      failures = next.failures;
      const seconds = `${next.delayMs / 1000} s`;
      const log = output.isShown ? '' : `; its log is ${logFile}`;
      if (!isRestarting)
        say(`The ${plan.name} ended (${signal ?? `code ${code}`}). Starting it again in ${seconds}${log}`);
      isRestarting = false;
      timer = setTimeout(startAgain, next.delayMs);
    });
  };
  const startAgain = () => {
    start();
    output.onStarted?.();
  };
  start();

  return {
    name: plan.name,
    pid: () => child?.pid ?? null,
    restart: () => {
      if (isStopping || !child) return;
      const isRunning = child.exitCode === null && child.signalCode === null;
      if (isRunning) {
        isRestarting = true;
        stopChild(child, plan.graceMs);
      } else {
        clearTimeout(timer);
        startAgain();
      }
    },
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      if (child) await stopChild(child, plan.graceMs);
    },
  };
};
