import { expect, test } from 'vitest';
import { BULK_STATES } from '@/lib/core/domain/bulk';
import { droppingWords, questionWords } from './consequence-words';

test('what hangs on a decision is counted, one or many', () => {
  expect(questionWords(1)).toBe('In later rounds 1 kept child was made of it.');
  expect(questionWords(3)).toBe('In later rounds 3 kept children were made of it.');
});

test('only what is done is said to be done, with what changed', () => {
  const said = BULK_STATES.map((state) => droppingWords({ state, changeCount: 2 }));
  expect(said.filter((words) => words.startsWith('Dropped'))).toEqual(['Dropped 2 kept children of later rounds.']);
  expect(droppingWords({ state: 'running', changeCount: 0 })).toBe('Dropping what was made of it in later rounds.');
});
