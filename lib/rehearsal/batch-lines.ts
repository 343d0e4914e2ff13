/** The lines of a batch's input file, checked before anything is answered, as OpenAI does while a batch is "validating". */
import { z } from 'zod';
import { REHEARSAL_MODEL } from './models';
import { hasSentinel } from './sentinels';

export const MAX_BATCH_LINES = 50_000;
const MOST_ERRORS = 20;

const lineSchema = z.object({
  custom_id: z.string().min(1),
  method: z.literal('POST'),
  url: z.string(),
  body: z.looseObject({ model: z.string(), messages: z.array(z.unknown()).min(1) }),
});
export type BatchLine = { customId: string; body: string };
export type BatchFault = { code: string; message: string; line: number | null; param: string | null };
type Checked = { lines: BatchLine[]; faults: BatchFault[] };

/** `isRefused` is asked about lines that carry the sentinel of a refused batch. */
export function checkLines(text: string, endpoint: string, isRefused: (body: string) => boolean): Checked {
  const rows = text.split('\n').filter((row) => row.trim() !== '');
  const whole = (code: string, message: string): Checked => ({
    lines: [],
    faults: [{ code, message, line: null, param: null }],
  });
  if (rows.length === 0) return whole('empty_file', 'The input file is empty.');
  if (rows.length > MAX_BATCH_LINES)
    return whole('too_many_requests', `The input file has ${rows.length} requests; ${MAX_BATCH_LINES} are allowed.`);
  const lines: BatchLine[] = [];
  const faults: BatchFault[] = [];
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const read = readLine(row, endpoint, seen);
    const isLine = 'customId' in read;
    if (isLine) lines.push(read);
    else faults.push({ ...read, line: index + 1 });
    if (isLine && hasSentinel(read.body, 'batchRefuse') && isRefused(read.body))
      faults.push({
        code: 'rehearsed_refusal',
        message: 'The batch is refused, as its line asks.',
        line: index + 1,
        param: null,
      });
    if (faults.length >= MOST_ERRORS) break;
  }
  return { lines, faults };
}

export function tooManyTokens(most: number): BatchFault {
  const message = `Enqueued token limit reached for ${REHEARSAL_MODEL}: at most ${most} tokens may wait. Try again when batches in progress are over.`;
  return { code: 'token_limit_exceeded', message, line: null, param: null };
}

function readLine(row: string, endpoint: string, seen: Set<string>): BatchLine | Omit<BatchFault, 'line'> {
  const parsed = lineSchema.safeParse(parseJson(row));
  if (!parsed.success) {
    const param = parsed.error.issues[0]?.path.join('.') || null;
    return { code: 'invalid_line', message: 'This line is no request of a batch.', param };
  }
  const { custom_id: customId, url, body } = parsed.data;
  if (url !== endpoint)
    return {
      code: 'mismatched_endpoint',
      message: `The batch is for ${endpoint}, this line for ${url}.`,
      param: 'url',
    };
  if (body.model !== REHEARSAL_MODEL)
    return { code: 'model_not_found', message: `The model '${body.model}' does not exist.`, param: 'body.model' };
  if (seen.has(customId))
    return { code: 'duplicate_custom_id', message: `'${customId}' stands in the file twice.`, param: 'custom_id' };
  seen.add(customId);
  return { customId, body: JSON.stringify(body) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
