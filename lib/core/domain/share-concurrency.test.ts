import { expect, test } from 'vitest';
import { shareConcurrency } from './share-concurrency';

test.each([
  [16, 1, [16]],
  [16, 3, [6, 5, 5]],
  [2, 3, [1, 1, 0]],
])('%i calls at once among %i workers', (total, workers, parts) => {
  expect(parts.map((_, position) => shareConcurrency(total, position, workers))).toEqual(parts);
});
