/** The file of an export, streamed. */
import type { z } from 'zod';
import { idField, projectInput } from '@/lib/core/contract/fields';
import { openDataset } from '../services/exports';
import { attachment } from './attachment';
import { problemResponse } from './problem-response';
import { personOfRequest } from './session';

type Context = { params: Promise<{ projectId: string; exportId: string }> };

const placeSchema: z.ZodType<{ projectId: string; exportId: string }> = projectInput.extend({ exportId: idField });

export async function answerDataset(request: Request, { params }: Context): Promise<Response> {
  try {
    const person = await personOfRequest(request);
    const { fileName, mediaType, body } = await openDataset(person, placeSchema.parse(await params));
    return new Response(body, {
      headers: {
        'content-type': `${mediaType}; charset=utf-8`,
        'content-disposition': attachment(fileName),
        'cache-control': 'no-store, no-transform',
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}
