/** One HTTP request to the rehearsal teacher: common headers, routes, and errors in OpenAI's shape. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, badRequest, serverFault, unknownAddress, unknownModel, wrongKey } from './api-error';
import { answerBatchRequest, type BatchOffice, isBatchPath } from './batch-requests';
import { complete, type Manner } from './complete';
import { MAX_FILE_BYTES } from './file-shelf';
import { modelBody, modelListBody, REHEARSAL_HEADER } from './models';

const MAX_BODY_BYTES = 8 * 1024 * 1024;
/** The file and the multipart form around it. */
const MAX_UPLOAD_BYTES = MAX_FILE_BYTES + MAX_BODY_BYTES;

let requestCount = 0;

export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  manner: Manner,
  office: BatchOffice,
): Promise<void> {
  requestCount += 1;
  setCommonHeaders(response, requestCount);
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const path = url.pathname;
  if (request.headers.authorization === 'Bearer wrong-key') throw wrongKey();
  if (method === 'GET' && path === '/v1/models') return sendJson(response, 200, modelListBody());
  if (method === 'GET' && path.startsWith('/v1/models/')) {
    const id = decodeURIComponent(path.slice('/v1/models/'.length));
    const body = modelBody(id);
    if (!body) throw unknownModel(id);
    return sendJson(response, 200, body);
  }
  if (method === 'POST' && path === '/v1/chat/completions')
    return complete((await readBody(request, MAX_BODY_BYTES)).toString('utf8'), response, manner);
  if (isBatchPath(path)) {
    const contentType = request.headers['content-type'] ?? '';
    const batchRequest = { method, url, contentType, readBody: () => readBody(request, MAX_UPLOAD_BYTES) };
    return answerBatchRequest(batchRequest, response, office);
  }
  throw unknownAddress(method, path);
}

/** The limits never run out by themselves; the sentinels force that. */
function setCommonHeaders(response: ServerResponse, count: number): void {
  response.setHeader(REHEARSAL_HEADER, '1');
  response.setHeader('x-request-id', `rehearsal-${count}`);
  response.setHeader('x-ratelimit-limit-requests', '10000');
  response.setHeader('x-ratelimit-remaining-requests', '9999');
  response.setHeader('x-ratelimit-reset-requests', '6ms');
  response.setHeader('x-ratelimit-limit-tokens', '2000000');
  response.setHeader('x-ratelimit-remaining-tokens', '1999000');
  response.setHeader('x-ratelimit-reset-tokens', '30ms');
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    byteCount += chunk.length;
    if (byteCount > maxBytes) throw badRequest('The body of the request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

export function sendError(response: ServerResponse, error: unknown): void {
  if (response.destroyed) return;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const known = error instanceof ApiError ? error : serverFault();
  if (known !== error) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  for (const [name, value] of Object.entries(known.headers)) response.setHeader(name, value);
  sendJson(response, known.status, known.body());
}
