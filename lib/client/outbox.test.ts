import { expect, test } from 'vitest';
import type { ReviewEventInput } from '@/lib/core/contract/reviews';
import { createOutbox, type OutboxAnswer, type PostOutcome } from './outbox';
import { idOf, memoryStorage, type OutboxMessage, type OutboxStorage } from './outbox-storage';

const AT = '2026-11-22T10:00:00.000Z';
const STANDING = {
  verdict: 'kept' as const,
  rule: null,
  findings: [],
  status: 'kept' as const,
  decidedBy: 'machine' as const,
  decisions: [],
  adjudicated: null,
  agreement: null,
  reviewsLeft: 0,
  isFlagged: false,
};
const OFFLINE = { code: 'unavailable' as const, message: 'The studio did not answer.' };
const BAD = { code: 'invalid_input' as const, message: 'bad' };

const event = (eventId: string): OutboxMessage => {
  const decided: ReviewEventInput = {
    eventId,
    evolutionId: `of ${eventId}`,
    kind: 'accept',
    reason: null,
    comment: null,
    undoesId: null,
    isBlind: false,
    shownAt: AT,
    decidedAt: AT,
  };
  return { kind: 'event', event: decided };
};

const edit = (editId: string): OutboxMessage => ({
  kind: 'edit',
  edit: {
    editId,
    evolutionId: `of ${editId}`,
    acceptEventId: 'a',
    rejectEventId: 'r',
    instruction: 'i',
    response: 'r',
    shownAt: AT,
    decidedAt: AT,
  },
});

const answered = (messages: OutboxMessage[]): PostOutcome => ({
  kind: 'answered',
  answers: messages.map((message) => ({
    kind: 'event',
    result: {
      eventId: idOf(message),
      outcome: 'saved',
      evolutionId: `of ${idOf(message)}`,
      standing: STANDING,
      isConflict: false,
    },
  })),
});

/** A server that answers as `script` says, call by call, then always well. */
function setUp(script: ((messages: OutboxMessage[]) => PostOutcome)[] = [], storage = memoryStorage()) {
  const posts: string[][] = [];
  const broadcasts: OutboxAnswer[][] = [];
  const outbox = createOutbox({
    personId: 'me',
    storage: Promise.resolve(storage),
    post: async (_projectId, messages) => {
      posts.push(messages.map(idOf));
      return (script.shift() ?? answered)(messages);
    },
    alone: (work) => work(),
    broadcast: (answers) => broadcasts.push(answers),
    delays: { firstMs: 1, batchMs: 1, retryMs: [1, 1, 1] },
  });
  const settled = () =>
    new Promise<void>((resolve) => {
      const look = () => (outbox.state().waiting === 0 ? resolve() : setTimeout(look, 1));
      look();
    });
  return { outbox, posts, broadcasts, settled };
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `e${at}`);

test('many are sent in order, fifty at most in one call', async () => {
  const { outbox, posts, settled } = setUp();
  for (const name of names(120)) outbox.add('p', event(name));
  await settled();
  expect(posts.flat()).toEqual(names(120));
  expect(Math.max(...posts.map((post) => post.length))).toBe(50);
});

test('a failed batch is sent again, whole and in order, and nothing twice after an answer', async () => {
  const { outbox, posts, settled } = setUp([() => ({ kind: 'later', problem: OFFLINE })]);
  for (const name of names(30)) outbox.add('p', event(name));
  await settled();
  expect(posts[0]).toEqual(posts[1]);
  expect(posts.slice(1).flat()).toEqual(names(30));
});

test('the state says what waits and why, and is quiet again afterwards', async () => {
  const { outbox, settled } = setUp([() => ({ kind: 'later', problem: OFFLINE })]);
  const seen: string[] = [];
  outbox.onState(() => seen.push(`${outbox.state().waiting} ${outbox.state().problem?.code ?? 'fine'}`));
  outbox.add('p', event('a'));
  await settled();
  expect(seen).toEqual(['1 fine', '1 unavailable', '0 fine']);
});

test('one refused message does not hold up the others', async () => {
  const refuseB = (messages: OutboxMessage[]): PostOutcome =>
    messages.some((message) => idOf(message) === 'b') ? { kind: 'refused', problem: BAD } : answered(messages);
  const { outbox, posts, settled } = setUp(Array.from({ length: 9 }, () => refuseB));
  const refusedIds: string[] = [];
  outbox.onAnswers((answers) => {
    for (const answer of answers) if (answer.kind === 'refused') refusedIds.push(answer.id);
  });
  for (const name of ['a', 'b', 'c']) outbox.add('p', event(name));
  await settled();
  expect(refusedIds).toEqual(['b']);
  expect(posts).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
});

test('an edit goes alone, in its place; another project has its own call', async () => {
  const { outbox, posts, settled } = setUp();
  outbox.add('p', event('a'));
  outbox.add('p', edit('b'));
  outbox.add('p', event('c'));
  outbox.add('q', event('d'));
  await settled();
  expect(posts).toEqual([['a'], ['b'], ['c'], ['d']]);
});

test('what an earlier page left behind is sent by the next, once', async () => {
  const storage = memoryStorage();
  const { outbox: first } = setUp([() => ({ kind: 'later', problem: OFFLINE })], storage);
  first.add('p', event('a'));
  await first.flush();
  const { outbox, posts } = setUp([], storage);
  await outbox.open();
  await outbox.open();
  expect(posts).toEqual([['a']]);
});

test('leaving posts what is unanswered, and keeps it until it is answered', async () => {
  const storage = memoryStorage();
  const { outbox, posts } = setUp([() => ({ kind: 'later', problem: OFFLINE })], storage);
  outbox.add('p', event('a'));
  outbox.leave();
  expect(posts).toEqual([['a']]);
  await Promise.resolve();
  expect(outbox.state().waiting).toBe(1);
});

test('what another tab has sent is no longer waiting here', async () => {
  const storage: OutboxStorage = { ...memoryStorage(), list: async () => [] };
  const { outbox } = setUp([], storage);
  outbox.add('p', event('a'));
  const outcome = answered([event('a')]);
  if (outcome.kind === 'answered') outbox.hear(outcome.answers);
  expect(outbox.state()).toEqual({ waiting: 0, problem: null });
});
