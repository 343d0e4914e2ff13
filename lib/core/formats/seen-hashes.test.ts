import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SeenHashes } from './seen-hashes';

/** Words that meet in the same slots, and any others; the hash of zeros has a test of its own, for it is kept as 0, 1. */
const word = fc.oneof(fc.constantFrom(1, 2, 2 ** 32 - 1), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const hash = fc
  .tuple(word, word)
  .filter(([high, low]) => high !== 0 || low > 1)
  .map((words) => words.map((one) => one.toString(16).padStart(8, '0')).join(''));

it('answers as a set would, also while it grows', () => {
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 3000, size: 'max' }), (hashes) => {
      const seen = new SeenHashes();
      const reference = new Set<string>();
      for (const one of hashes) {
        expect(seen.has(one)).toBe(reference.has(one));
        expect(seen.add(one)).toBe(!reference.has(one));
        reference.add(one);
      }
      expect(seen.size).toBe(reference.size);
    }),
    { numRuns: 20 },
  );
});

it('holds the hash that is all zeros', () => {
  const seen = new SeenHashes();
  expect(seen.has('0'.repeat(16))).toBe(false);
  expect(seen.add('0'.repeat(16))).toBe(true);
  expect(seen.has('0'.repeat(16))).toBe(true);
});
