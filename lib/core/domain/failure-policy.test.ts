import { describe, expect, test } from 'vitest';
import { FAILURE_POLICY } from './failure-policy';
import { FAILURE_KINDS, type FailureKind } from './teacher';

describe('FAILURE_POLICY', () => {
  test.each<[string, FailureKind[]]>([
    ['again_free', ['rate_limited']],
    ['again', ['overloaded', 'timeout', 'connection', 'unparsable', 'internal']],
    ['give_up', ['bad_request', 'content_filter', 'context_too_long', 'truncated']],
    ['pause_round', ['authentication', 'not_found', 'budget_spent']],
  ])('%s', (treatment, kinds) => {
    expect(FAILURE_KINDS.filter((kind) => FAILURE_POLICY[kind].treatment === treatment)).toEqual(kinds);
  });

  test('what asks for less is the teacher’s own trouble', () => {
    const asking = FAILURE_KINDS.filter((kind) => FAILURE_POLICY[kind].asksForLess);
    expect(asking).toEqual(['rate_limited', 'overloaded', 'timeout', 'connection']);
    expect(asking.every((kind) => FAILURE_POLICY[kind].isTeachersTrouble)).toBe(true);
  });
});
