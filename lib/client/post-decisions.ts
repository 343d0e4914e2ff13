/** Posts decisions to the studio and sorts the outcomes: answered, refused for good, or to be tried again. */
import { z } from 'zod';
import { standingSchema } from '@/lib/core/contract/evolution-view';
import type { Problem } from '@/lib/core/contract/problem';
import { reviewEventResultSchema, reviewItemSchema } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { OutboxAnswer, PostOutcome } from './outbox';
import type { EditInput, OutboxMessage } from './outbox-storage';
import { problemOf, problemOfResponse } from './problem';

const TIMEOUT_MS = 30_000;
/** Browsers let a page that is going away finish 64 KB of requests. */
const KEEPALIVE_BYTES = 60_000;

/** Statuses that may be another in a moment: signed out, timed out, too many, the studio restarting. */
const PASSING = new Set([401, 408, 425, 429]);

const eventsAnswer = z.object({ results: z.array(reviewEventResultSchema) });
const editAnswer = z.object({ edited: reviewItemSchema, replaced: standingSchema });

export async function postDecisions(
  projectId: Id,
  messages: OutboxMessage[],
  { isLeaving }: { isLeaving: boolean },
): Promise<PostOutcome> {
  const { path, body, read } = callFor(messages);
  try {
    const text = JSON.stringify(body);
    const response = await fetch(`/api/projects/${projectId}/review/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
      keepalive: isLeaving && text.length < KEEPALIVE_BYTES,
      ...(isLeaving ? {} : { signal: AbortSignal.timeout(TIMEOUT_MS) }),
    });
    if (response.ok) return { kind: 'answered', answers: read(await response.json()) };
    const problem = await problemOfResponse(response);
    return { kind: response.status >= 500 || PASSING.has(response.status) ? 'later' : 'refused', problem };
  } catch (error) {
    return { kind: 'later', problem: unanswered(error) };
  }
}

function unanswered(error: unknown): Problem {
  if (error instanceof DOMException) return problemOf(new TypeError(error.message));
  return problemOf(error);
}

type Call = { path: string; body: unknown; read: (answer: unknown) => OutboxAnswer[] };

function callFor(messages: OutboxMessage[]): Call {
  const first = messages[0];
  if (first?.kind === 'edit') return editCall(first.edit);
  const events = messages.flatMap((message) => (message.kind === 'event' ? [message.event] : []));
  return {
    path: 'events',
    body: { events },
    read: (answer) => eventsAnswer.parse(answer).results.map((result) => ({ kind: 'event', result })),
  };
}

function editCall({ evolutionId, ...body }: EditInput): Call {
  return {
    path: `${evolutionId}/edit`,
    body,
    read: (answer) => [{ kind: 'edit', editId: body.editId, evolutionId, ...editAnswer.parse(answer) }],
  };
}
