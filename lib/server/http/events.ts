/** Answers GET /api/projects/{projectId}/events. */
import { AppError } from '@/lib/core/domain/app-error';
import { eventStream } from './event-stream';
import { problemResponse } from './problem-response';
import { personOfRequest } from './session';

export async function answerEvents(request: Request, projectId: string): Promise<Response> {
  try {
    const person = await personOfRequest(request);
    return await eventStream({
      person,
      projectId,
      lastEventId: request.headers.get('last-event-id'),
      signal: request.signal,
      isStillAllowed: () => personStillIs(request, person.id),
    });
  } catch (error) {
    return problemResponse(error);
  }
}

async function personStillIs(request: Request, personId: string): Promise<boolean> {
  try {
    return (await personOfRequest(request)).id === personId;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
