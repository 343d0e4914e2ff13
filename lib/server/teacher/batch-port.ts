/** The Batch port: files of requests in, files of replies out, over the openai SDK; a failure is a value, and who tries again is the caller. */
import OpenAI, { toStreamingFile } from 'openai';
import type { Batch } from 'openai/resources/batches';
import type { FailureKind } from '@/lib/core/domain/teacher';
import { type ConnectedTeacher, makeClient, withoutKey } from './connect';
import { errorKind } from './error-kind';
import { describeFailedCall } from './failed-call';
import { readTextLines } from './read-text-lines';
import { retryAfterMs } from './retry-after';

export type PortFailure = { kind: FailureKind; message: string; status: number | null; retryAfterMs: number | null };
export type PortResult<Value> = { ok: true; value: Value } | { ok: false; failure: PortFailure };

export type ProviderBatch = {
  id: string;
  status: Batch['status'];
  inputFileId: string;
  outputFileId: string | null;
  errorFileId: string | null;
  counts: { completed: number; failed: number } | null;
  /** the provider's first words on why it failed */
  fault: string | null;
  /** it failed because too many tokens of the account wait at the provider already */
  isTooMuch: boolean;
  expiresAt: Date | null;
};

export interface BatchPort {
  upload(lines: AsyncIterable<string>, filename: string): Promise<PortResult<{ fileId: string }>>;
  create(fileId: string, mark: string): Promise<PortResult<ProviderBatch>>;
  /** The batch that was created with this mark, if the provider has one that is no older than `since`. */
  find(mark: string, since: Date): Promise<PortResult<ProviderBatch | null>>;
  retrieve(id: string): Promise<PortResult<ProviderBatch>>;
  cancel(id: string): Promise<PortResult<ProviderBatch>>;
  /** Gives each line to `take`; a file that breaks off is a failure after some lines. */
  read(fileId: string, take: (line: string) => Promise<void>): Promise<PortResult<null>>;
  deleteFile(fileId: string): Promise<PortResult<null>>;
}

/** OpenAI's code and words; others copy them. */
const TOO_MUCH = /token_?limit_?exceeded|enqueued[ _]token/i;
const ENDPOINT = '/v1/chat/completions';
/** By which we know our own batch in the provider's list. */
const MARK = 'evol_studio_batch';
/** A file of 200 MB over a slow line. */
const TRANSFER_TIMEOUT_MS = 30 * 60_000;
/** Clocks differ. */
const SINCE_SLACK_MS = 10 * 60_000;

export function connectBatches(teacher: ConnectedTeacher, signal?: AbortSignal): BatchPort {
  const client = makeClient(teacher);
  const timeoutMs = teacher.requestTimeoutMs;
  const options = signal ? { signal } : {};
  const transfer = { ...options, timeout: TRANSFER_TIMEOUT_MS };
  const attempt = <Value>(work: () => Promise<Value>) => attemptOnce(work, teacher.key, timeoutMs, signal);
  return {
    upload: (lines, filename) =>
      attempt(async () => {
        const file = toStreamingFile(lines, filename, { type: 'application/jsonl' });
        return { fileId: idOf(await client.files.create({ file, purpose: 'batch' }, transfer)) };
      }),
    create: (fileId, mark) =>
      attempt(async () => {
        const order = { input_file_id: fileId, endpoint: ENDPOINT, completion_window: '24h' } as const;
        return toProviderBatch(await client.batches.create({ ...order, metadata: { [MARK]: mark } }, options));
      }),
    find: (mark, since) =>
      attempt(async () => {
        for await (const batch of client.batches.list({ limit: 100 }, options)) {
          if (batch.metadata?.[MARK] === mark) return toProviderBatch(batch);
          if (batch.created_at * 1000 < since.getTime() - SINCE_SLACK_MS) return null;
        }
        return null;
      }),
    retrieve: (id) => attempt(async () => toProviderBatch(await client.batches.retrieve(id, options))),
    cancel: (id) => attempt(async () => toProviderBatch(await client.batches.cancel(id, options))),
    read: (fileId, take) => readFile(client, fileId, { take, transfer, key: teacher.key, timeoutMs, signal }),
    deleteFile: (fileId) =>
      attempt(async () => {
        await client.files.delete(fileId, options);
        return null;
      }),
  };
}

type Reading = {
  take: (line: string) => Promise<void>;
  transfer: { timeout: number; signal?: AbortSignal };
  key: string | null;
  timeoutMs: number;
  signal: AbortSignal | undefined;
};

/** What `take` throws is no failure of the port and is thrown on. */
async function readFile(client: OpenAI, fileId: string, reading: Reading): Promise<PortResult<null>> {
  const { take, transfer, key, timeoutMs, signal } = reading;
  const attempt = <Value>(work: () => Promise<Value>) => attemptOnce(work, key, timeoutMs, signal);
  const opened = await attempt(async () => (await client.files.content(fileId, transfer)).body);
  if (!opened.ok) return opened;
  if (!opened.value) return { ok: true, value: null };
  const lines = readTextLines(opened.value);
  for (;;) {
    const next = await attempt(() => lines.next());
    if (!next.ok) return next;
    if (next.value.done) return { ok: true, value: null };
    await take(next.value.value);
  }
}

/** Rejects only when `signal` is aborted. */
async function attemptOnce<Value>(
  work: () => Promise<Value>,
  key: string | null,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<PortResult<Value>> {
  signal?.throwIfAborted();
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof NoBatchApi) return { ok: false, failure: { ...NO_BATCH_API, message: error.message } };
    const failed = describeFailedCall(error, timeoutMs);
    const headers = error instanceof OpenAI.APIError ? error.headers : undefined;
    const message = withoutKey(failed.message, key);
    const failure = {
      kind: errorKind(failed),
      message,
      status: failed.status,
      retryAfterMs: retryAfterMs(headers, new Date()),
    };
    return { ok: false, failure };
  }
}

const NO_BATCH_API = { kind: 'not_found', status: null, retryAfterMs: null } as const;

class NoBatchApi extends Error {}

/** A web page, or somebody's own idea of an answer, has none. */
function idOf(answer: { id: unknown }): string {
  if (typeof answer === 'object' && typeof answer.id === 'string' && answer.id !== '') return answer.id;
  throw new NoBatchApi('The address answers, but not as a Batch API does.');
}

function toProviderBatch(batch: Batch): ProviderBatch {
  const { request_counts: counts, errors, expires_at: expires } = batch;
  const fault = errors?.data?.[0];
  return {
    id: idOf(batch),
    status: batch.status,
    inputFileId: batch.input_file_id,
    outputFileId: batch.output_file_id ?? null,
    errorFileId: batch.error_file_id ?? null,
    counts: counts ? { completed: counts.completed, failed: counts.failed } : null,
    fault: fault
      ? [fault.line ? `line ${fault.line}:` : null, fault.message ?? fault.code].filter(Boolean).join(' ')
      : null,
    isTooMuch: fault !== undefined && TOO_MUCH.test(`${fault.code} ${fault.message}`),
    expiresAt: expires ? new Date(expires * 1000) : null,
  };
}
