/** The addresses of the Batch API: files and batches. */
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { badRequest, unknownAddress } from './api-error';
import type { BatchDesk } from './batch-desk';
import { batchBody } from './batch-record';
import { type FileShelf, fileBody, readUpload } from './file-shelf';

export type BatchOffice = { shelf: FileShelf; desk: BatchDesk };
export type BatchRequest = {
  method: string;
  url: URL;
  contentType: string;
  /** Read only when the address wants it. */
  readBody: () => Promise<Buffer>;
};

export const isBatchPath = (path: string): boolean => /^\/v1\/(files|batches)(\/|$)/.test(path);

export async function answerBatchRequest(
  request: BatchRequest,
  response: ServerResponse,
  office: BatchOffice,
): Promise<void> {
  const [, , noun, id, verb] = request.url.pathname.split('/').map(decodeURIComponent);
  const address = [request.method, noun, id ? 'id' : null, verb].filter(Boolean).join(' ');
  const { shelf, desk } = office;
  const send = (body: object) => sendJson(response, body);
  switch (address) {
    case 'POST files': {
      const { bytes, filename, purpose } = await readUpload(await request.readBody(), request.contentType);
      return send(fileBody(shelf.add(bytes, filename, purpose)));
    }
    case 'GET files id':
      return send(fileBody(shelf.get(id ?? '')));
    case 'GET files id content': {
      const { bytes } = shelf.get(id ?? '');
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      response.end(bytes);
      return;
    }
    case 'DELETE files id':
      shelf.remove(id ?? '');
      return send({ id, object: 'file', deleted: true });
    case 'POST batches':
      return send(batchBody(desk.create(readOrder(await request.readBody()))));
    case 'GET batches':
      return send(listBody(desk, request.url.searchParams));
    case 'GET batches id':
      return send(batchBody(desk.get(id ?? '')));
    case 'POST batches id cancel':
      return send(batchBody(desk.cancel(id ?? '')));
    default:
      throw unknownAddress(request.method, request.url.pathname);
  }
}

const orderSchema = z.object({
  input_file_id: z.string(),
  endpoint: z.string(),
  completion_window: z.literal('24h'),
  metadata: z.record(z.string().max(64), z.string().max(512)).nullish(),
});

function readOrder(body: Buffer) {
  const parsed = orderSchema.safeParse(JSON.parse(body.toString('utf8') || 'null'));
  if (!parsed.success) {
    const param = parsed.error.issues[0]?.path.join('.') || 'body';
    throw badRequest(`Invalid value for '${param}'.`, param);
  }
  const { input_file_id: inputFileId, endpoint, metadata } = parsed.data;
  return { inputFileId, endpoint, metadata: metadata ?? null };
}

function listBody(desk: BatchDesk, query: URLSearchParams) {
  const all = desk.list().map(batchBody);
  const after = query.get('after');
  const start = after === null ? 0 : all.findIndex((batch) => batch.id === after) + 1;
  const limit = Math.min(100, Number(query.get('limit') ?? 20) || 20);
  const page = all.slice(start, start + limit);
  return {
    object: 'list',
    data: page,
    first_id: page[0]?.id ?? null,
    last_id: page.at(-1)?.id ?? null,
    has_more: start + limit < all.length,
  };
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
