import { expect, test } from 'vitest';
import { equalShares } from './equal-shares';
import { shortShares } from './short-shares';

const share = (personId: string, shareFrom: number, shareTo: number, operation?: string) => ({
  personId,
  shareFrom,
  shareTo,
  filter: operation ? { operation } : {},
});

test('equal shares are enough for as many as decide, and too little for one more', () => {
  const people = ['ana', 'ben', 'cleo', 'dan'].map((id) => ({ id }));
  const assignments = equalShares(people, 2).map((part) => ({ ...part, filter: {} }));
  expect(shortShares(assignments, { overlap: 2, peopleCount: 4 })).toEqual([]);
  expect(shortShares(assignments, { overlap: 3, peopleCount: 4 })).toEqual([{ operation: null, hundredths: 100 }]);
});

test('a part that is one person’s alone is short but where another has the operation', () => {
  const assignments = [
    share('ana', 0, 60),
    share('ben', 40, 100),
    share('cleo', 0, 40),
    share('cleo', 60, 100, 'deepening'),
  ];
  expect(shortShares(assignments, { overlap: 2, peopleCount: 3 })).toEqual([{ operation: null, hundredths: 40 }]);
  expect(shortShares(assignments, { overlap: 1, peopleCount: 3 })).toEqual([]);
});

test('what is assigned to nobody is for those who have no assignment, when there are enough of them', () => {
  const assignments = [share('ana', 0, 100, 'breadth'), share('ben', 0, 100, 'breadth')];
  expect(shortShares(assignments, { overlap: 2, peopleCount: 4 })).toEqual([]);
  expect(shortShares(assignments, { overlap: 2, peopleCount: 3 })).toEqual([{ operation: null, hundredths: 100 }]);
});

test('without assignments everybody has everything', () => {
  expect(shortShares([], { overlap: 5, peopleCount: 1 })).toEqual([]);
});
