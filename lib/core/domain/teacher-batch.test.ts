import { describe, expect, test } from 'vitest';
import { BATCH_LIMITS, customIdOf, isLookDue, readCustomId, roomAtProvider, splitIntoFiles } from './teacher-batch';

const lines = (count: number, byteLength: number) => Array.from({ length: count }, (_, id) => ({ id, byteLength }));

describe('splitting into files', () => {
  test('50,000 requests are one file, one more are two', () => {
    expect(splitIntoFiles(lines(50_000, 100), BATCH_LIMITS).map((file) => file.length)).toEqual([50_000]);
    expect(splitIntoFiles(lines(50_001, 100), BATCH_LIMITS).map((file) => file.length)).toEqual([50_000, 1]);
  });

  test('no file is over its bytes, and every line is in one file, in order', () => {
    const files = splitIntoFiles(lines(1000, 1024 * 1024), BATCH_LIMITS);
    expect(files.map((file) => file.length)).toEqual([190, 190, 190, 190, 190, 50]);
    expect(files.flat().map((line) => line.id)).toEqual(lines(1000, 1).map((line) => line.id));
  });

  test('a line that is too long stands alone', () => {
    const long = { id: 1, byteLength: 300 * 1024 * 1024 };
    expect(splitIntoFiles([...lines(1, 5), long, ...lines(1, 5)], BATCH_LIMITS).map((file) => file.length)).toEqual([
      1, 1, 1,
    ]);
  });

  test('nothing makes no file', () => {
    expect(splitIntoFiles([], BATCH_LIMITS)).toEqual([]);
  });
});

describe('the next look', () => {
  const at = (seconds: number) => new Date(seconds * 1000);
  const pace = { shortestMs: 3_000, longestMs: 300_000 };

  test('is due at once when there was none', () => {
    expect(isLookDue({ createdAt: at(0), submittedAt: null, checkedAt: null }, at(0), pace)).toBe(true);
  });

  test.each([
    [0, 10, 12, false],
    [0, 10, 13, true],
    [0, 600, 659, false],
    [0, 600, 660, true],
    [0, 80_000, 80_299, false],
    [0, 80_000, 80_300, true],
  ])('submitted at %i s, seen at %i s, is it due at %i s: %s', (submitted, checked, now, isDue) => {
    expect(isLookDue({ createdAt: at(0), submittedAt: at(submitted), checkedAt: at(checked) }, at(now), pace)).toBe(
      isDue,
    );
  });
});

describe('room at the provider', () => {
  const pace = { shortestMs: 1_000, longestMs: 10_000 };
  const at = (second: number) => new Date(second * 1000);
  const refused = (requests: number, second: number) => ({ requests, isTooMuch: true, finishedAt: at(second) });
  const taken = (requests: number, second: number) => ({ requests, isTooMuch: false, finishedAt: at(second) });

  test('is without bound until something is refused', () => {
    const free = { requests: Number.POSITIVE_INFINITY, from: null };
    expect(roomAtProvider([], pace)).toEqual(free);
    expect(roomAtProvider([taken(50_000, 1), taken(3, 2)], pace)).toEqual(free);
  });

  test('halves with every refusal, and the pause grows up to the longest', () => {
    expect(roomAtProvider([refused(100, 1)], pace)).toEqual({ requests: 50, from: at(1 + 4) });
    expect(roomAtProvider([refused(100, 1), refused(50, 10)], pace)).toEqual({ requests: 25, from: at(10 + 8) });
    const many = Array.from({ length: 12 }, (_, i) => refused(100, i));
    expect(roomAtProvider(many, pace)).toEqual({ requests: 1, from: at(11 + 10) });
  });

  test('doubles with every batch that went through, at once', () => {
    const ended = [refused(100, 1), refused(50, 5), taken(25, 9), taken(10, 10)];
    expect(roomAtProvider(ended, pace)).toEqual({ requests: 100, from: null });
    expect(roomAtProvider([...ended, refused(90, 11)], pace)).toEqual({ requests: 45, from: at(11 + 4) });
  });
});

test('a custom id is read back, and nothing else is', () => {
  const id = '0197a3b2-0000-7000-8000-000000000001';
  expect(readCustomId(customIdOf(id, 3))).toEqual({ evolutionId: id, step: 3 });
  for (const other of ['', id, `${id}:`, `x${id}:1`, `${id}:-1`]) expect(readCustomId(other)).toBeNull();
});
