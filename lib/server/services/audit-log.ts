/** Who decided what, for leads: read page by page, or whole as a file. */
import { LOG_FORMATS, type LogEntry, type LogFilter, type LogFormat } from '@/lib/core/contract/audit-log';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { logFrameOf } from '@/lib/core/formats/write-log';
import { logger } from '../logger';
import { logEntries, logPeople } from '../store/audit-log';
import { database, inTransaction } from '../store/connection';
import { namesFor } from '../store/exports';
import { blindAmong } from '../store/review-blind';
import { authorise } from './access';

/** The snapshot lasts as long as the download. */
const FILE_TIMEOUT_MS = 2 * 60 * 60 * 1000;
const ROWS_AT_ONCE = 2000;

export async function listLog(
  person: Person,
  input: LogFilter & { projectId: Id; cursor?: string | undefined; limit: number },
): Promise<{ items: LogEntry[]; nextCursor: string | null }> {
  const { projectId, cursor, limit, ...filter } = input;
  const scope = await authorise(person, projectId, 'review.lead');
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) {
    throw new AppError('invalid_input', 'This page of the log does not exist.', { place: 'cursor' });
  }
  const from = cursor === undefined ? null : BigInt(cursor);
  const rows = await logEntries(database(), scope, { filter, order: 'newest', from, limit: limit + 1 });
  const items = await withoutBlind(person, rows.slice(0, limit));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.sequence ?? null) : null };
}

/** What people said is what the log is for; the status before and after is the machine's word, too. */
async function withoutBlind(person: Person, rows: readonly LogEntry[]): Promise<LogEntry[]> {
  const ids = [...new Set(rows.map(({ evolutionId }) => evolutionId))];
  const blind = await blindAmong(database(), person.id, ids);
  const hidden = { isHidden: true, statusBefore: null, statusAfter: null };
  return rows.map((row) => (blind.has(row.evolutionId) ? { ...row, ...hidden } : row));
}

export async function listLogPeople(person: Person, { projectId }: { projectId: Id }) {
  return logPeople(database(), await authorise(person, projectId, 'review.lead'));
}

const MEDIA_TYPES = { csv: 'text/csv', jsonl: 'application/jsonl' } as const satisfies Record<LogFormat, string>;

export function isLogFormat(text: string): text is LogFormat {
  return (LOG_FORMATS as readonly string[]).includes(text);
}

/** Oldest first, of one moment, in bounded memory. Whole: a record that leaves out what its reader has not decided is none. */
export async function openLog(
  person: Person,
  { projectId, format, filter }: { projectId: Id; format: LogFormat; filter: LogFilter },
): Promise<{ fileName: string; mediaType: string; body: ReadableStream<Uint8Array> }> {
  const scope = await authorise(person, projectId, 'review.lead');
  const { project } = await namesFor(database(), scope, null);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  writeLog(scope, format, filter, writer).catch((error: unknown) => {
    // A reader who left early is no fault; anything else must not look like a file that ends here.
    logger.info({ err: error, projectId }, 'a download of the log ended before its end');
    return writer.abort(error);
  });
  return { fileName: `${project}, audit log.${format}`, mediaType: MEDIA_TYPES[format], body: readable };
}

async function writeLog(
  scope: ProjectScope,
  format: LogFormat,
  filter: LogFilter,
  writer: WritableStreamDefaultWriter<Uint8Array>,
): Promise<void> {
  const frame = logFrameOf(format);
  const encoder = new TextEncoder();
  const write = async (text: string) => {
    await writer.ready;
    if (text !== '') await writer.write(encoder.encode(text));
  };
  await inTransaction(
    async (tx) => {
      await write(frame.begin);
      let from: bigint | null = null;
      let at = 0;
      for (;;) {
        const rows: LogEntry[] = await logEntries(tx, scope, { filter, order: 'oldest', from, limit: ROWS_AT_ONCE });
        await write(rows.map((row) => frame.row(row, at++)).join(''));
        const last = rows.at(-1);
        if (!last || rows.length < ROWS_AT_ONCE) break;
        from = BigInt(last.sequence);
      }
      await write(frame.end(at));
    },
    { timeoutMs: FILE_TIMEOUT_MS, isolation: 'RepeatableRead' },
  );
  await writer.close();
}
