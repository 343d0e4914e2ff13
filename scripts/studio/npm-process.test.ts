import { expect, it } from 'vitest';
import { findNpm, parseStat } from './npm-process';

it.each([
  ['8660 (npm start) S 8650 8660 8660 0', { name: 'npm start', parent: 8650 }],
  ['8682 (sh) S 8660 8660 8660 0', { name: 'sh', parent: 8660 }],
  ['12 (a (b) c) R 3 1 1 0', { name: 'a (b) c', parent: 3 }],
  ['', null],
])('the line %j of a process says its name and its parent', (text, found) => {
  expect(parseStat(text)).toEqual(found);
});

it('is not found where there is none', () => {
  expect(findNpm(2 ** 30)).toBeNull();
});
