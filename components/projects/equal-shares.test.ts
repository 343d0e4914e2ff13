import { expect, test } from 'vitest';
import { equalShares } from './equal-shares';

test.each([1, 3, 7, 100, 150])('shares of %i people follow each other from 0 to 100', (count) => {
  const shares = equalShares(Array.from({ length: count }, (_, at) => ({ id: `p${at}` })));
  expect(shares[0]?.shareFrom).toBe(0);
  expect(shares.at(-1)?.shareTo).toBe(100);
  for (const [at, share] of shares.entries()) expect(share.shareFrom).toBe(shares[at - 1]?.shareTo ?? 0);
  const sizes = shares.map(({ shareFrom, shareTo }) => shareTo - shareFrom);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
});
