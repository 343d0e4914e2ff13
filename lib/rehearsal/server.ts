/** The rehearsal teacher: a local server that speaks OpenAI's API, so that the studio can be practised and tested without a key or a network. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { answerRequest, sendError } from './answer-request';
import { BatchDesk } from './batch-desk';
import type { Manner } from './complete';
import { FileShelf } from './file-shelf';
import { forcedFailures } from './forced-failures';

export type RehearsalOptions = {
  port?: number;
  latencyMs?: number;
  failureRate?: number;
  batchMs?: number;
  batchWindowMs?: number;
  batchTokens?: number;
};
export type Rehearsal = { url: string; close: () => Promise<void> };

const DEFAULT_LATENCY_MS = 150;
const DEFAULT_FAILURE_RATE = 0.12;
/** Long enough that its states can be watched. */
const DEFAULT_BATCH_MS = 8_000;
const DEFAULT_BATCH_WINDOW_MS = 24 * 3_600_000;
const DEFAULT_BATCH_TOKENS = 1_000_000_000;
/** Longer than any client keeps a connection idle, so that none is closed under a request that is just being sent. */
const KEEP_ALIVE_MS = 75_000;

/** `url` is the base URL for a client, with /v1. Port 0 takes any free one. */
export async function startRehearsal(options: RehearsalOptions = {}): Promise<Rehearsal> {
  const manner: Manner = {
    latencyMs: options.latencyMs ?? DEFAULT_LATENCY_MS,
    failureRate: options.failureRate ?? DEFAULT_FAILURE_RATE,
    force: forcedFailures(),
  };
  const shelf = new FileShelf();
  const desk = new BatchDesk(shelf, manner, {
    batchMs: options.batchMs ?? DEFAULT_BATCH_MS,
    windowMs: options.batchWindowMs ?? DEFAULT_BATCH_WINDOW_MS,
    mostTokens: options.batchTokens ?? DEFAULT_BATCH_TOKENS,
  });
  const server = createServer((request, response) => {
    answerRequest(request, response, manner, { shelf, desk }).catch((error: unknown) => sendError(response, error));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    close: () => {
      desk.close();
      return close(server);
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

/** As a process: settings from the environment, and gone with its supervisor. */
async function runAsProcess(): Promise<void> {
  const rehearsal = await startRehearsal({
    port: numberFrom('REHEARSAL_PORT', 0),
    latencyMs: numberFrom('REHEARSAL_LATENCY_MS', DEFAULT_LATENCY_MS),
    failureRate: numberFrom('REHEARSAL_FAILURE_RATE', DEFAULT_FAILURE_RATE),
    batchMs: numberFrom('REHEARSAL_BATCH_MS', DEFAULT_BATCH_MS),
    batchWindowMs: numberFrom('REHEARSAL_BATCH_WINDOW_MS', DEFAULT_BATCH_WINDOW_MS),
    batchTokens: numberFrom('REHEARSAL_BATCH_TOKENS', DEFAULT_BATCH_TOKENS),
  });
  process.stdout.write(`The rehearsal teacher answers at ${rehearsal.url}\n`);
  const leave = () => void rehearsal.close().finally(() => process.exit(0));
  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);
  process.once('disconnect', leave);
}

function numberFrom(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Error(`${name} must be a number of 0 or more, not "${text}".`);
  return value;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  runAsProcess().catch((error: unknown) => {
    process.stderr.write(
      `The rehearsal teacher could not start: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  });
}
