/** The log of decisions as a file, streamed. */
import { z } from 'zod';
import { LOG_FORMATS, logFilterSchema } from '@/lib/core/contract/audit-log';
import { projectInput } from '@/lib/core/contract/fields';
import { openLog } from '../services/audit-log';
import { attachment } from './attachment';
import { problemResponse } from './problem-response';
import { personOfRequest } from './session';

type Context = { params: Promise<{ projectId: string }> };

const querySchema = logFilterSchema.extend({ format: z.enum(LOG_FORMATS).default('csv') });

export async function answerLogFile(request: Request, { params }: Context): Promise<Response> {
  try {
    const person = await personOfRequest(request);
    const { projectId } = projectInput.parse(await params);
    const { format, ...filter } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    const { fileName, mediaType, body } = await openLog(person, { projectId, format, filter });
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
