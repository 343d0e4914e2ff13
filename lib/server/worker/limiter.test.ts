import { expect, test } from 'vitest';
import { Limiter } from './limiter';

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('admits in order, as many as the limit, and no more', async () => {
  const limiter = new Limiter(2);
  const admitted: number[] = [];
  const releases: (() => void)[] = [];
  for (const name of [1, 2, 3, 4]) {
    void limiter.acquire().then((release) => {
      admitted.push(name);
      releases.push(release);
    });
  }
  await settled();
  expect(admitted).toEqual([1, 2]);
  releases[0]?.();
  releases[0]?.();
  await settled();
  expect(admitted).toEqual([1, 2, 3]);
});

test('a raised limit lets waiting calls go, a lowered one cuts nobody off', async () => {
  const limiter = new Limiter(1);
  const admitted: number[] = [];
  for (const name of [1, 2, 3]) void limiter.acquire().then(() => admitted.push(name));
  await settled();
  limiter.setLimit(3);
  await settled();
  expect(admitted).toEqual([1, 2, 3]);
  limiter.setLimit(1);
  void limiter.acquire().then(() => admitted.push(4));
  await settled();
  expect(admitted).toEqual([1, 2, 3]);
});
