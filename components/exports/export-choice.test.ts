import { expect, it } from 'vitest';
import { exportOptionsSchema } from '@/lib/core/contract/exports';
import { type ExportChoice, FIRST_CHOICE, optionsOf, problemsOf } from './export-choice';

const choose = (change: Partial<ExportChoice>) => ({ ...FIRST_CHOICE, ...change });

it('the first choice is what the contract takes for granted', () => {
  expect(optionsOf(FIRST_CHOICE)).toEqual(exportOptionsSchema.parse({}));
});

it('figures count only where they are used', () => {
  expect(optionsOf(choose({ sampleSize: 'many', randomSeed: '' }))).not.toBeNull();
  expect(optionsOf(choose({ isSampled: true, sampleSize: '70000' }))).toMatchObject({
    sampleSize: 70_000,
    shuffleSeed: null,
  });
  expect(optionsOf(choose({ isShuffled: true, randomSeed: '42' }))).toMatchObject({
    sampleSize: null,
    shuffleSeed: 42,
  });
});

it.each<[Partial<ExportChoice>, string]>([
  [{ isSampled: true, sampleSize: '0' }, 'sampleSize'],
  [{ isSampled: true, sampleSize: '1.5' }, 'sampleSize'],
  [{ isShuffled: true, randomSeed: '-1' }, 'randomSeed'],
  [{ isShuffled: true, randomSeed: '4294967296' }, 'randomSeed'],
])('%j is not right', (change, field) => {
  expect(Object.keys(problemsOf(choose(change)))).toEqual([field]);
  expect(optionsOf(choose(change))).toBeNull();
});

it('dropped rows are only for the lossless format', () => {
  expect(optionsOf(choose({ include: 'all' }))).toMatchObject({ include: 'all' });
  expect(optionsOf(choose({ include: 'all', format: 'alpaca' }))).toMatchObject({ include: 'kept' });
});
