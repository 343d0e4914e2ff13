import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatBytes,
  formatCoefficient,
  formatCount,
  formatCountOf,
  formatDuration,
  formatMoment,
  formatPercent,
  formatShare,
  wilsonInterval,
} from './display';
import { formatCompact } from './display-count';

describe('display', () => {
  it('writes coefficients without the nought that says nothing', () => {
    expect([0.714, 1, -0.08, -0.001, 0].map(formatCoefficient)).toEqual(['.71', '1.00', '−.08', '.00', '.00']);
  });

  it('groups figures with a narrow space', () => {
    expect(formatCount(1204)).toBe('1\u202f204');
    expect(formatCount(1_234_567)).toBe('1\u202f234\u202f567');
    expect(formatCountOf(1, 'seed')).toBe('1 seed');
    expect(formatCountOf(0, 'seed')).toBe('0 seeds');
    expect(formatCompact(9999)).toBe('9\u202f999');
    expect(formatCompact(12_345_678)).toBe('12.3M');
  });

  it('says what a share is of', () => {
    expect(formatShare(3, 4)).toBe('75\u202f% of 4');
    expect(formatShare(0, 0)).toBe('–');
    expect(formatPercent(0.004)).toBe('0.4\u202f%');
    expect(formatPercent(0)).toBe('0\u202f%');
  });

  it('gives the interval of a share, and none without data', () => {
    const interval = wilsonInterval(8, 10);
    expect(interval?.low).toBeCloseTo(0.4902, 3);
    expect(interval?.high).toBeCloseTo(0.9433, 3);
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(0, 5)?.low).toBe(0);
  });

  it('writes durations in the two largest units', () => {
    expect(formatDuration(640)).toBe('640 ms');
    expect(formatDuration(38_000)).toBe('38 s');
    expect(formatDuration(8_040_000)).toBe('2 h 14 min');
    expect(formatDuration(7_200_000)).toBe('2 h');
    expect(formatDuration(-5)).toBe('0 ms');
  });

  it('tells how long ago, then the day', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    expect(formatAgo('2026-11-22T11:59:50Z', now)).toBe('just now');
    expect(formatAgo('2026-11-22T11:59:10Z', now)).toBe('50 s ago');
    expect(formatAgo('2026-11-22T11:56:00Z', now)).toBe('4 min ago');
    expect(formatAgo('2026-11-01T11:56:00Z', now)).toBe('1 Nov 2026');
    expect(formatMoment('2026-11-22T14:02:30Z')).toBe('22 Nov 2026, 14:02 UTC');
  });

  it('writes sizes', () => {
    expect(formatBytes(0)).toBe('0 B');
    expect(formatBytes(999)).toBe('999 B');
    expect(formatBytes(1500)).toBe('1.5 kB');
    expect(formatBytes(52_428_800)).toBe('52.4 MB');
  });
});
