import { expect, test } from 'vitest';
import { changedExcerpt } from './changed-excerpt';

const parent = 'Write a haiku about a harbour at night, and count its syllables.';

test('a child that goes on from its parent is shown from where it goes on', () => {
  const child = `${parent.slice(0, -1)}, in no more than three lines.`;
  expect(changedExcerpt(child, parent, 100)).toBe('… count its syllables, in no more than three lines.');
});

test('a child that differs from the start, or not at all, is shown from its start', () => {
  expect(changedExcerpt('Compose a sonnet.', parent, 100)).toBe('Compose a sonnet.');
  expect(changedExcerpt(parent, parent, 5)).toBe('Write');
  expect(changedExcerpt('', parent, 5)).toBe('');
});

test('it is as long as it is asked to be', () => {
  expect(changedExcerpt(`${parent} And rhyme.`, parent, 4)).toHaveLength('… '.length + 4);
});
