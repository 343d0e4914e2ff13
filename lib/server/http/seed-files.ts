/** Files of seeds as raw request bodies: read as a stream, never stored half. */
import type { z } from 'zod';
import { projectInput } from '@/lib/core/contract/fields';
import { importQuery, seedFileQuery } from '@/lib/core/contract/seeds';
import { AppError } from '@/lib/core/domain/app-error';
import { checkSeedFile, importSeedFile } from '../services/seeds';
import { problemResponse } from './problem-response';
import { personOfRequest } from './session';

type Context = { params: Promise<{ projectId: string }> };

export async function answerSeedFileCheck(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const person = await personOfRequest(request);
    const { projectId } = projectInput.parse(await params);
    return checkSeedFile(person, { projectId, query: queryOf(request, seedFileQuery), bytes: bytesOf(request) });
  });
}

export async function answerSeedFileImport(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const person = await personOfRequest(request);
    const { projectId } = projectInput.parse(await params);
    return importSeedFile(person, { projectId, query: queryOf(request, importQuery), bytes: bytesOf(request) });
  });
}

async function answer(request: Request, work: () => Promise<object>): Promise<Response> {
  try {
    return Response.json(await work(), { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    // Nobody is there to read the answer to an upload that was broken off.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return problemResponse(error);
  }
}

function queryOf<Query extends z.ZodType>(request: Request, schema: Query): z.infer<Query> {
  return schema.parse(Object.fromEntries(new URL(request.url).searchParams));
}

function bytesOf(request: Request): AsyncIterable<Uint8Array> {
  if (request.body) return request.body;
  throw new AppError('invalid_input', 'The request has no body.', {
    place: 'file',
    remedy: 'Send the file as the body.',
  });
}
