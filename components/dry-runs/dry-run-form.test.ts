import { expect, test } from 'vitest';
import { DRAFT, type DryRunForm, NOTHING, problemOfForm, wishOf } from './dry-run-form';

const FORM: DryRunForm = {
  ...{ operation: 'deepening', runId: 'run', tried: DRAFT, against: 'v1', kind: 'random', count: '10' },
  ...{ instructionIds: [], randomSeed: 7, isBlind: false, cap: '' },
};

test('the version that the draft is compared with stands first', () => {
  expect(wishOf('project', FORM, 'My text')).toEqual({
    ...{ projectId: 'project', operation: 'deepening', basisRunId: 'run', randomSeed: 7 },
    variants: [{ templateVersionId: 'v1' }, { label: 'draft', text: 'My text' }],
    parents: { kind: 'random', count: 10 },
  });
  expect(wishOf('project', { ...FORM, against: NOTHING }, 'My text')?.variants).toEqual([
    { label: 'draft', text: 'My text' },
  ]);
});

test('what is missing is said, and nothing is asked for', () => {
  expect(problemOfForm(FORM)).toBeNull();
  expect(problemOfForm({ ...FORM, runId: null })).toContain('Make a run first');
  expect(problemOfForm({ ...FORM, tried: 'v1' })).toContain('another version');
  for (const count of ['', '0', '51', '2.5', 'many']) expect(problemOfForm({ ...FORM, count })).toContain('1 to 50');
  expect(problemOfForm({ ...FORM, kind: 'chosen' })).toContain('at least one');
  expect(wishOf('project', { ...FORM, kind: 'chosen', instructionIds: ['a'], count: '' }, '')?.parents).toEqual({
    kind: 'chosen',
    instructionIds: ['a'],
  });
  expect(wishOf('project', { ...FORM, count: '0' }, '')).toBeNull();
});
