/** What becomes of one line of a batch, as a row of the output or the error file. */
import { ApiError, serverFault } from './api-error';
import type { BatchLine } from './batch-lines';
import { completeBody, type Manner } from './complete';
import { hashOf } from './file-shelf';

export type LineAnswer = { file: 'output' | 'error'; row: string };

export function answerLine(line: BatchLine, manner: Manner, batchId: string): LineAnswer {
  const respond = (statusCode: number, body: object): string =>
    rowOf(line, batchId, { response: { status_code: statusCode, request_id: `rehearsal-${hashOf(line.body)}`, body } });
  try {
    return { file: 'output', row: respond(200, completeBody(line.body, manner)) };
  } catch (error) {
    const known = error instanceof ApiError ? error : serverFault();
    return { file: 'error', row: respond(known.status, known.body()) };
  }
}

const WHY_UNANSWERED = {
  expired: {
    code: 'batch_expired',
    message: 'This request could not be executed before the completion window expired.',
  },
  cancelled: { code: 'batch_cancelled', message: 'This request was not executed: the batch was cancelled.' },
} as const;

export function unanswered(line: BatchLine, why: keyof typeof WHY_UNANSWERED): LineAnswer {
  return { file: 'error', row: rowOf(line, why, { error: WHY_UNANSWERED[why] }) };
}

function rowOf(line: BatchLine, salt: string, result: { response?: object; error?: object }): string {
  const id = `batch_req_${hashOf(`${salt} ${line.customId}`)}`;
  return JSON.stringify({ id, custom_id: line.customId, response: null, error: null, ...result });
}
