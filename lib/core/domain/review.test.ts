import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consensusOf,
  type Decision,
  effectiveStatus,
  isOverride,
  REVIEW_EVENT_KINDS,
  type ReviewEventKind,
  type StoredReviewEvent,
  standingDecision,
  standingEvents,
} from './review';

/** Events written as `accept`, `reject:not_harder`, `undo:0` (the event at that place); their ids are their places. */
const events = (...written: string[]): StoredReviewEvent[] =>
  written.map((text, place) => {
    const [kind = '', detail = null] = text.split(':');
    return {
      id: String(place),
      kind: REVIEW_EVENT_KINDS.find((known): known is ReviewEventKind => known === kind) ?? 'comment',
      reason: kind === 'reject' ? detail : null,
      undoesId: kind === 'undo' ? detail : null,
      decidedAt: `2026-11-22T10:00:${String(place).padStart(2, '0')}.000Z`,
    };
  });

const decision = (...written: string[]) => standingDecision(events(...written))?.decision ?? null;

describe('the standing decision of one person', () => {
  test.each([
    [[], null],
    [['accept'], 'accept'],
    [['accept', 'reject:not_harder'], 'reject'],
    [['accept', 'unsure'], 'unsure'],
    [['accept', 'comment', 'flag'], 'accept'],
    [['comment'], null],
    [['accept', 'restore'], null],
    [['restore', 'accept'], 'accept'],
    [['accept', 'undo:0'], null],
    [['accept', 'reject:unsafe', 'undo:1'], 'accept'],
    [['accept', 'undo:0', 'undo:1'], 'accept'],
    [['accept', 'undo:0', 'undo:1', 'undo:2'], null],
    [['accept', 'restore', 'undo:1'], 'accept'],
    [['accept', 'reject:unsafe', 'undo:0'], 'reject'],
    [['accept', 'undo:9'], 'accept'],
  ] as [string[], string | null][])('%j → %s', (written, standing) => {
    expect(decision(...written)).toBe(standing);
  });

  test('carries its reason, its event and its time', () => {
    expect(standingDecision(events('accept', 'reject:too_long', 'comment'))).toEqual({
      decision: 'reject',
      reason: 'too_long',
      eventId: '1',
      decidedAt: '2026-11-22T10:00:01.000Z',
    });
  });

  test('undo of the newest event gives back what stood before, and redo brings it again', () => {
    const kind = fc.constantFrom('accept', 'reject:unsafe', 'unsure', 'flag', 'comment', 'restore');
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 8 }), kind, (before, last) => {
        const undo = `undo:${before.length}`;
        const redo = `undo:${before.length + 1}`;
        expect(decision(...before, last, undo)).toBe(decision(...before));
        expect(decision(...before, last, undo, redo)).toBe(decision(...before, last));
      }),
    );
  });

  test('standing events hold neither undone events nor undos', () => {
    expect(standingEvents(events('accept', 'flag', 'undo:0')).map((event) => event.id)).toEqual(['1']);
  });
});

describe('people and the machine', () => {
  test.each([
    [[], null],
    [['unsure'], null],
    [['accept', 'accept'], 'accept'],
    [['accept', 'unsure'], 'accept'],
    [['reject', 'reject'], 'reject'],
    [['accept', 'reject'], null],
  ] as [Decision[], 'accept' | 'reject' | null][])('%j agree on %s', (decisions, consensus) => {
    expect(consensusOf(decisions)).toBe(consensus);
  });

  test('people outweigh the verdict, and without agreement the verdict stands', () => {
    expect(effectiveStatus('dropped', 'accept')).toEqual({ status: 'kept', decidedBy: 'people' });
    expect(effectiveStatus('kept', 'reject')).toEqual({ status: 'dropped', decidedBy: 'people' });
    expect(effectiveStatus('undecided', null)).toEqual({ status: 'undecided', decidedBy: 'machine' });
  });

  test('an override is a word against the machine, not an agreement and not a first word', () => {
    expect(isOverride('dropped', 'accept')).toBe(true);
    expect(isOverride('kept', 'reject')).toBe(true);
    expect(isOverride('kept', 'accept')).toBe(false);
    expect(isOverride('undecided', 'accept')).toBe(false);
    expect(isOverride('kept', null)).toBe(false);
  });
});
