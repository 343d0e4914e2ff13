import { expect, test } from 'vitest';
import { filterWords } from './filter-words';

test('a filter is told as one would say it, and what it holds by its id by its name', () => {
  const words = (key: string, value: unknown) => filterWords(key, value, (id) => (id === 'r1' ? 'First run' : null));
  expect(words('wordsMin', 40)).toBe('at least 40 words');
  expect(words('rule', 'equal')).toBe('rule no information gain');
  expect(words('runId', 'r1')).toBe('run First run');
  expect(words('teacherId', 't9')).toBe('teacher one that was chosen');
  expect(words('audit', 'out')).toBe('in no audit');
  expect(words('review', 'flagged')).toBe('flagged for a lead');
  expect(words('operation', 'complicate_input')).toBe('operation complicate input');
});
