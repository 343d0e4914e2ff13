import { expect, test } from 'vitest';
import { instructionHref, instructionsHref, reviewHref } from './page-links';

test('a filter is written into the address, what is not set is left out', () => {
  expect(instructionsHref('p')).toBe('/projects/p/instructions');
  expect(instructionsHref('p', { round: 2, status: 'dropped', rule: undefined })).toBe(
    '/projects/p/instructions?round=2&status=dropped',
  );
  expect(instructionsHref('p', { text: 'a & b=c' })).toBe('/projects/p/instructions?text=a+%26+b%3Dc');
  expect(instructionHref('p', 'i')).toBe('/projects/p/instructions/i');
  expect(reviewHref('p', { runId: 'r', show: 'all' })).toBe('/projects/p/review?runId=r&show=all');
});
