import { expect, test } from 'vitest';
import type { QueueLeft, ReviewItem } from '@/lib/core/contract/reviews';
import type { OutboxAnswer } from './outbox';
import type { OutboxMessage } from './outbox-storage';
import { createReviewSession } from './review-session';
import { currentId, heldIds, type QueuePage, type Sitting } from './review-sitting';
import { conflictsOf, passedBy } from './review-views';

const AT = '2026-11-22T10:00:00.000Z';
const ME = { id: 'me', name: 'Ana' };
type Word = Omit<ReviewItem['evolution']['standing'], keyof typeof NOBODY>;
const OPEN: Word = { verdict: null, rule: null, findings: [], status: null, decidedBy: null };
const SEEN: Word = { verdict: 'dropped', rule: 'equal', findings: [], status: 'dropped', decidedBy: 'machine' };
const NOBODY = { decisions: [], adjudicated: null, agreement: null, reviewsLeft: 1, isFlagged: false };

function item(id: string, isBlind = false): ReviewItem {
  return {
    evolution: {
      ...{ id, runId: 'run', roundNumber: 1, ordinal: 0, attempt: 1, operation: 'deepening', dataFormat: null },
      ...{ templateVersion: null, state: 'answered', parentId: 'seed', childId: `child of ${id}`, wordsAdded: 3 },
      ...{ overlap: 0.8, failure: null, isRehearsal: true },
      standing: { ...(isBlind ? OPEN : SEEN), ...NOBODY },
    },
    ...{ parentText: 'parent', childText: `text of ${id}`, response: 'answer', isResponseCut: false },
    ...{ isTextCut: false, lineage: [], siblings: { total: 0, kept: 0, dropped: 0 }, isAudit: isBlind, isBlind },
    isResponseHidden: false,
  };
}

const LEFT: QueueLeft = {
  ...{ open: 0, heldByOthers: 0, unsureOfMine: 0, waitForOthers: 0, skipped: 0, flagged: 0 },
  ...{ outsideFilter: 0, assignedToOthers: 0 },
};

/** A queue that hands out `batches`, one a call; `lost` is no longer mine at the second. */
function setUp(batches: string[][], more: { lost?: string[]; isBlind?: boolean; open?: number } = {}) {
  const posted: OutboxMessage[] = [];
  const events = () => posted.flatMap((message) => (message.kind === 'event' ? [message.event] : []));
  const held: string[][] = [];
  const givenBack: string[][] = [];
  const script = [...batches];
  const handOut = (sitting: Sitting | null): QueuePage => {
    const ids = script.shift() ?? [];
    const holding = sitting ? heldIds(sitting) : [];
    if (sitting) held.push(holding);
    const lost = sitting ? (more.lost ?? []) : [];
    const mine = [...holding.filter((id) => !lost.includes(id)), ...ids];
    return {
      items: ids.map((id) => item(id, more.isBlind)),
      nextCursor: script.length > 0 ? 'more' : null,
      openCount: null,
      totalCount: null,
      lease: {
        left: { ...LEFT, open: more.open ?? mine.length },
        mine: new Map(mine.map((id) => [id, `lease of ${id}`])),
        lost,
      },
    };
  };
  let hear: (answers: OutboxAnswer[]) => void = () => undefined;
  let tell: () => void = () => undefined;
  let lastId = 0;
  const session = createReviewSession({
    ...{ me: ME, projectId: 'p', showsOpenOnly: true, firstPage: handOut(null) },
    readPage: async (_cursor, sitting) => handOut(sitting),
    renewHeld: async (sitting) => handOut(sitting),
    giveBack: (ids) => givenBack.push([...ids]),
    readItem: async (id) => item(id),
    outbox: () => ({
      add: (_projectId, message) => {
        posted.push(message);
        // As the real one does: it tells at once that something waits.
        tell();
      },
      onAnswers: (listener) => {
        hear = listener;
        return () => undefined;
      },
      onState: (listener) => {
        tell = listener;
        return () => undefined;
      },
      waitingIds: () => new Set(events().map((event) => event.evolutionId)),
    }),
    newId: () => {
      lastId += 1;
      return `n${lastId}`;
    },
    now: () => Date.parse(AT),
  });
  const stop = session.start();
  const answer = (eventId: string, evolutionId: string, change: { isConflict?: boolean; by?: string } = {}) =>
    hear([
      {
        kind: 'event',
        result: {
          ...{ eventId, evolutionId, outcome: 'saved', isConflict: change.isConflict ?? false },
          standing: {
            ...SEEN,
            ...NOBODY,
            decisions: [
              { personId: change.by ?? 'me', personName: 'x', decision: 'accept', reason: null, decidedAt: AT },
            ],
          },
        },
      },
    ]);
  return { session, events, held, givenBack, answer, stop, sitting: () => session.get().sitting };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));
const ids = (from: number, count: number) => Array.from({ length: count }, (_, at) => `i${from + at}`);

test('a decision names the lease that it was made under', () => {
  const { session, events, stop } = setUp([['a', 'b']]);
  session.decide('a', 'accept', null, AT);
  expect(events()).toMatchObject([{ evolutionId: 'a', leaseId: 'lease of a', isBlind: false }]);
  stop();
});

test('going past an undecided item is an event, once; going back to it is none', () => {
  const { session, events, sitting, stop } = setUp([['a', 'b', 'c']]);
  session.move(1);
  expect(currentId(sitting())).toBe('b');
  session.move(-1);
  session.move(1);
  session.decide('b', 'reject', null, AT);
  session.move(-1);
  session.move(1);
  expect(events().map((event) => [event.kind, event.evolutionId])).toEqual([
    ['skip', 'a'],
    ['reject', 'b'],
  ]);
  expect(heldIds(sitting())).toEqual(['c']);
  expect(passedBy(sitting())).toEqual(['a']);
  stop();
});

test('a refill names what is still in hand, and takes out what is mine no longer', async () => {
  const { session, held, sitting, stop } = setUp([ids(0, 20), ids(20, 20)], { lost: ['i12', 'i15'] });
  for (const id of ids(0, 10)) session.decide(id, 'accept', null, AT);
  await turn();
  expect(held).toEqual([ids(10, 10)]);
  expect(sitting().order).toEqual([...ids(0, 40)].filter((id) => id !== 'i12' && id !== 'i15'));
  stop();
});

test('the item before my eyes stays, also when its lease has run out', async () => {
  const { session, sitting, stop } = setUp([ids(0, 20), ids(20, 20)], { lost: ['i10'] });
  for (const id of ids(0, 10)) session.decide(id, 'accept', null, AT);
  await turn();
  expect(currentId(sitting())).toBe('i10');
  stop();
});

test('leaving gives back what is undecided, and nothing else', () => {
  const { session, givenBack, stop } = setUp([['a', 'b', 'c', 'd']]);
  session.decide('a', 'accept', null, AT);
  session.flag('b', AT);
  session.move(1);
  session.leave(true);
  expect(givenBack).toEqual([['d']]);
  stop();
});

test('a blind decision says so; its answer lifts the veil', () => {
  const { session, events, answer, sitting, stop } = setUp([['a', 'b']], { isBlind: true });
  session.decide('a', 'accept', null, AT);
  expect(events()).toMatchObject([{ kind: 'accept', isBlind: true }]);
  answer('n1', 'a');
  expect(sitting().items.get('a')).toMatchObject({
    isBlind: false,
    isResponseHidden: false,
    evolution: { standing: { verdict: 'dropped' } },
  });
  expect(sitting().items.get('b')?.isBlind).toBe(true);
  stop();
});

test('revealed early: recorded, and the decision after it is not blind', () => {
  const { session, events, answer, sitting, stop } = setUp([['a', 'b']], { isBlind: true });
  session.reveal('a', AT);
  expect(currentId(sitting())).toBe('a');
  answer('n1', 'a');
  session.reveal('a', AT);
  session.decide('a', 'reject', null, AT);
  expect(events().map((event) => [event.kind, event.isBlind])).toEqual([
    ['reveal', true],
    ['reject', false],
  ]);
  stop();
});

test('a conflict is remembered at its item', () => {
  const { session, answer, sitting, stop } = setUp([['a', 'b']]);
  session.decide('a', 'accept', null, AT);
  answer('n1', 'a', { isConflict: true });
  expect(conflictsOf(sitting())).toEqual(['a']);
  stop();
});

test('what another tab of mine decided does not come up here; what somebody else decided does', () => {
  const { answer, sitting, stop } = setUp([['a', 'b', 'c']]);
  answer('elsewhere', 'b', { by: 'me' });
  answer('theirs', 'c', { by: 'ben' });
  expect(sitting().order).toEqual(['a', 'c']);
  stop();
});

test('the total holds what I came past and what is open', async () => {
  const { session, sitting, stop } = setUp([ids(0, 20), ids(20, 20)], { open: 500 });
  expect(sitting().total).toBe(500);
  for (const id of ids(0, 10)) session.decide(id, 'accept', null, AT);
  await turn();
  // Ten are on their way, so that the server still counts them.
  expect(sitting().total).toBe(500);
  stop();
});
