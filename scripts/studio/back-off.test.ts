import { describe, expect, it } from 'vitest';
import { backOff } from './back-off';

describe('starting a part again', () => {
  it('waits twice as long after each end in a row, and never longer than 15 s', () => {
    const delays: number[] = [];
    for (let failures = 0, i = 0; i < 9; i += 1) {
      const next = backOff(failures, 100);
      failures = next.failures;
      delays.push(next.delayMs);
    }
    expect(delays).toEqual([300, 600, 1200, 2400, 4800, 9600, 15_000, 15_000, 15_000]);
  });
  it('begins anew after the part was well for a while', () => {
    expect(backOff(6, 60_000)).toEqual({ failures: 1, delayMs: 300 });
  });
});
