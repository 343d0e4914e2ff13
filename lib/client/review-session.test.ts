import { describe, expect, test } from 'vitest';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Verdict } from '@/lib/core/domain/evolution';
import type { OutboxAnswer } from './outbox';
import { idOf, type OutboxMessage } from './outbox-storage';
import { createReviewSession } from './review-session';
import { currentId, type QueuePage } from './review-sitting';
import { opponents } from './review-standing';
import { itemState, passedBy, perMinute, shownStanding } from './review-views';

const AT = '2026-11-22T10:00:00.000Z';
const ME = { id: 'me', name: 'Ana' };

function item(id: string, verdict: Verdict = 'kept'): ReviewItem {
  return {
    evolution: {
      id,
      runId: 'run',
      roundNumber: 1,
      ordinal: 0,
      attempt: 1,
      operation: 'deepening',
      dataFormat: null,
      templateVersion: null,
      state: verdict === 'dropped' ? 'eliminated' : verdict,
      parentId: 'seed',
      childId: `child of ${id}`,
      wordsAdded: 3,
      overlap: 0.8,
      failure: null,
      isRehearsal: true,
      standing: {
        verdict,
        rule: null,
        findings: [],
        status: verdict,
        decidedBy: 'machine',
        decisions: [],
        adjudicated: null,
        agreement: null,
        reviewsLeft: 1,
        isFlagged: false,
      },
    },
    parentText: 'parent',
    childText: `text of ${id}`,
    response: 'answer',
    isResponseCut: false,
    isTextCut: false,
    lineage: [],
    siblings: { total: 0, kept: 0, dropped: 0 },
    isAudit: false,
    isBlind: false,
    isResponseHidden: false,
  };
}

const idsFrom = (from: number, count: number) => Array.from({ length: count }, (_, at) => `i${from + at}`);

/** A queue of `length` items in pages of 20, and an outbox that only collects. */
function setUp(length = 5, verdict: Verdict = 'kept', waitingIds: string[] = []) {
  const posted: OutboxMessage[] = [];
  const reads: (string | null)[] = [];
  const page = (from: number): QueuePage => {
    const count = Math.min(20, length - from);
    return {
      items: idsFrom(from, count).map((id) => item(id, verdict)),
      nextCursor: from + count < length ? String(from + count) : null,
      openCount: from === 0 ? length : null,
      totalCount: from === 0 ? length + 7 : null,
    };
  };
  let answer: (answers: OutboxAnswer[]) => void = () => undefined;
  let lastId = 0;
  const session = createReviewSession({
    me: ME,
    projectId: 'p',
    showsOpenOnly: true,
    firstPage: page(0),
    readPage: async (cursor) => {
      reads.push(cursor);
      return page(Number(cursor ?? 0));
    },
    renewHeld: null,
    giveBack: () => undefined,
    readItem: async (id) => item(id, verdict),
    outbox: () => ({
      add: (_projectId, message) => posted.push(message),
      onAnswers: (listener) => {
        answer = listener;
        return () => undefined;
      },
      onState: () => () => undefined,
      waitingIds: () => new Set(waitingIds),
    }),
    newId: () => {
      lastId += 1;
      return `n${lastId}`;
    },
    now: () => Date.parse(AT),
  });
  session.start();
  const events = () => posted.flatMap((message) => (message.kind === 'event' ? [message.event] : []));
  const sitting = () => session.get().sitting;
  const standing = (id: string) => {
    const found = sitting().items.get(id);
    if (!found) throw new Error(`no item ${id}`);
    return shownStanding(sitting(), found);
  };
  const save = (others: ReviewItem['evolution']['standing']['decisions'] = []) =>
    answer(
      events().map((event) => ({
        kind: 'event',
        result: {
          eventId: event.eventId,
          outcome: 'saved',
          evolutionId: event.evolutionId,
          isConflict: others.length > 0,
          standing: {
            ...standing(event.evolutionId),
            decisions: [...standing(event.evolutionId).decisions, ...others],
          },
        },
      })),
    );
  return {
    session,
    posted,
    reads,
    events,
    sitting,
    standing,
    save,
    here: () => currentId(sitting()),
    answer: (a: OutboxAnswer[]) => answer(a),
  };
}

describe('deciding', () => {
  test('the next item is current at once; the decision carries the id that was seen', () => {
    const { session, events, here, standing } = setUp();
    session.decide('i0', 'accept', null, AT);
    session.decide('i1', 'reject', 'unsafe', AT);
    expect(here()).toBe('i2');
    expect(events().map((event) => [event.evolutionId, event.kind, event.reason])).toEqual([
      ['i0', 'accept', null],
      ['i1', 'reject', 'unsafe'],
    ]);
    expect(standing('i1')).toMatchObject({ status: 'dropped', decidedBy: 'people' });
  });

  test('a second press for an item that is no longer current decides nothing about the one that is', () => {
    const { session, events, here } = setUp();
    session.decide('i0', 'accept', null, AT);
    session.decide('i0', 'accept', null, AT);
    expect(here()).toBe('i1');
    expect(events()).toHaveLength(1);
  });

  test('pending, then saved; another person who had decided meanwhile is a conflict, and what they said is seen', () => {
    const { session, sitting, save, standing } = setUp();
    session.decide('i0', 'accept', null, AT);
    expect(itemState(sitting(), 'i0')).toBe('pending');
    save([{ personId: 'ben', personName: 'Ben', decision: 'reject', reason: null, decidedAt: AT }]);
    expect(itemState(sitting(), 'i0')).toBe('conflict');
    expect(opponents(standing('i0'), ME).map((one) => one.personName)).toEqual(['Ben']);
  });

  test('a refusal is shown at its item, and can be tried again', () => {
    const { session, sitting, posted, answer } = setUp();
    session.decide('i0', 'accept', null, AT);
    const [message] = posted;
    if (!message) throw new Error('nothing posted');
    const problem = { code: 'not_allowed' as const, message: 'Your role does not allow it.' };
    answer([{ kind: 'refused', id: idOf(message), evolutionId: 'i0', message, problem }]);
    expect(itemState(sitting(), 'i0')).toBe('failed');
    session.retry('i0');
    expect(itemState(sitting(), 'i0')).toBe('pending');
    expect(posted).toEqual([message, message]);
  });

  test('override goes against the machine and back, and stays', () => {
    const { session, events, here, standing } = setUp(3, 'dropped');
    session.override('i0', AT);
    expect(standing('i0')).toMatchObject({ status: 'kept', decidedBy: 'people' });
    session.override('i0', AT);
    expect(standing('i0')).toMatchObject({ status: 'dropped', decidedBy: 'machine' });
    expect(events().map((event) => event.kind)).toEqual(['accept', 'restore']);
    expect(here()).toBe('i0');
  });
});

describe('undo and redo', () => {
  test('go back through the whole sitting and forward again, each to its item', () => {
    const { session, events, here, standing } = setUp(30);
    for (const id of idsFrom(0, 3)) session.decide(id, 'reject', null, AT);
    session.undo();
    expect(here()).toBe('i2');
    expect(standing('i2')).toMatchObject({ status: 'kept', decidedBy: 'machine' });
    session.undo();
    session.undo();
    expect(here()).toBe('i0');
    expect(session.undo()).toBeNull();
    session.redo();
    expect(here()).toBe('i1');
    expect(standing('i0')).toMatchObject({ status: 'dropped' });
    expect(events().map((event) => [event.evolutionId, event.kind, event.undoesId])).toEqual([
      ['i0', 'reject', null],
      ['i1', 'reject', null],
      ['i2', 'reject', null],
      ['i2', 'undo', 'n3'],
      ['i1', 'undo', 'n2'],
      ['i0', 'undo', 'n1'],
      ['i0', 'undo', 'n6'],
    ]);
  });

  test('a new decision ends what could be redone', () => {
    const { session } = setUp();
    session.decide('i0', 'accept', null, AT);
    session.undo();
    session.decide('i0', 'reject', null, AT);
    expect(session.redo()).toBeNull();
  });

  test('a change of mind is undone to the decision before it', () => {
    const { session, standing } = setUp();
    session.decide('i0', 'accept', null, AT);
    session.move(-1);
    session.decide('i0', 'reject', null, AT);
    session.undo();
    expect(standing('i0').decisions).toMatchObject([{ decision: 'accept' }]);
  });

  test('an edit is undone with both of its events', () => {
    const { session, posted, events, here } = setUp();
    session.edit('i0', { instruction: 'better', response: 'answer' }, AT);
    expect(here()).toBe('i1');
    session.undo();
    expect(here()).toBe('i0');
    const [sent] = posted;
    if (sent?.kind !== 'edit') throw new Error('no edit posted');
    expect(events().map((event) => [event.evolutionId, event.undoesId])).toEqual([
      ['i0', sent.edit.rejectEventId],
      [sent.edit.editId, sent.edit.acceptEventId],
    ]);
  });

  test('an item that was forgotten meanwhile is read again', async () => {
    const { session, sitting } = setUp(60);
    for (const id of idsFrom(0, 30)) {
      session.decide(id, 'accept', null, AT);
      await Promise.resolve();
      await Promise.resolve();
    }
    expect(sitting().items.has('i0')).toBe(false);
    for (let times = 0; times < 30; times += 1) session.undo();
    await Promise.resolve();
    await Promise.resolve();
    expect(currentId(sitting())).toBe('i0');
    expect(sitting().items.has('i0')).toBe(true);
  });
});

describe('the queue', () => {
  test('more is read when fewer than ten are ahead, each page once', async () => {
    const { session, reads, sitting } = setUp(60);
    for (const id of idsFrom(0, 35)) {
      session.decide(id, 'accept', null, AT);
      await Promise.resolve();
      await Promise.resolve();
    }
    expect(reads).toEqual(['20', '40']);
    expect(sitting().order).toEqual(idsFrom(0, 60));
  });

  test('what is decided but unsent from an earlier page is left out and counted', () => {
    const { sitting } = setUp(5, 'kept', ['i0', 'i3']);
    expect(sitting().order).toEqual(['i1', 'i2', 'i4']);
    expect(sitting()).toMatchObject({ total: 12, offset: 9 });
  });

  test('an item from elsewhere is shown before the current one', async () => {
    const { session, sitting, here } = setUp();
    session.move(1);
    session.visit('other');
    await Promise.resolve();
    await Promise.resolve();
    expect(here()).toBe('other');
    expect(sitting().items.has('other')).toBe(true);
    session.move(1);
    expect(here()).toBe('i1');
  });

  test('the end knows what was passed by', () => {
    const { session, here, sitting } = setUp(3);
    session.decide('i0', 'accept', null, AT);
    session.move(1);
    session.decide('i2', 'unsure', null, AT);
    expect(here()).toBeNull();
    expect(passedBy(sitting())).toEqual(['i1']);
  });

  test('speed is told from the third decision on', () => {
    const { session, sitting } = setUp();
    session.decide('i0', 'accept', null, AT);
    expect(perMinute(sitting(), Date.parse(AT) + 1000)).toBeNull();
    session.decide('i1', 'accept', null, AT);
    session.decide('i2', 'accept', null, AT);
    expect(perMinute(sitting(), Date.parse(AT) + 30_000)).toBe(6);
  });
});
