/** Posts decisions to the studio and sorts the outcomes: answered, refused for good, or to be tried again. */
import type { Problem } from '@/lib/core/contract/problem';
import type { Id } from '@/lib/core/domain/identifier';
import type { OutboxAnswer, PostOutcome } from './outbox';
import type { EditInput, OutboxMessage } from './outbox-storage';
import { problemOf, problemOfResponse } from './problem';

const TIMEOUT_MS = 30_000;
/** Browsers let a page that is going away finish 64 KB of requests. */
const KEEPALIVE_BYTES = 60_000;

/** Statuses that may be another in a moment: signed out, timed out, too many, the studio restarting. */
const PASSING = new Set([401, 408, 425, 429]);

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
    if (response.ok) return { kind: 'answered', answers: await read(await response.json()) };
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

type Call = { path: string; body: unknown; read: (answer: unknown) => Promise<OutboxAnswer[]> };

/** Loaded with the first answer: what sends must be there from the start, what reads need not. */
const readers = () => import('./decision-answers');

function callFor(messages: OutboxMessage[]): Call {
  const first = messages[0];
  if (first?.kind === 'edit') return editCall(first.edit);
  const events = messages.flatMap((message) => (message.kind === 'event' ? [message.event] : []));
  return {
    path: 'events',
    body: { events },
    read: async (answer) => (await readers()).readEvents(answer),
  };
}

function editCall({ evolutionId, ...body }: EditInput): Call {
  return {
    path: `${evolutionId}/edit`,
    body,
    read: async (answer) => (await readers()).readEdit(answer, body.editId, evolutionId),
  };
}
