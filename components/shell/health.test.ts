import { describe, expect, it } from 'vitest';
import type { Health } from '@/lib/core/contract/studio';
import { afterLook, badNewsOf, goodNewsOf } from './use-health';

const well: Health = {
  status: 'ok',
  version: '0',
  database: { isReachable: true, latencyMs: 1 },
  workers: { alive: 1, lastSeenAt: '2026-11-22T10:00:00Z', startedAt: '2026-11-22T09:00:00Z' },
  rehearsal: { baseUrl: null, isReachable: false },
};

describe('health news', () => {
  it('is silent while all is well', () => {
    expect(badNewsOf(well, false, true)).toBeNull();
    expect(badNewsOf(undefined, false, true)).toBeNull();
  });

  it('names the part that is down, the nearest to the person first', () => {
    const noWorker = { ...well, workers: { ...well.workers, alive: 0 } };
    const noDatabase = { ...noWorker, database: { isReachable: false, latencyMs: null } };
    expect(badNewsOf(noWorker, false, true)?.message).toBe('No worker is running.');
    expect(badNewsOf(noDatabase, false, true)?.message).toBe('The database does not answer.');
    expect(badNewsOf(noDatabase, true, true)?.message).toBe('The studio does not answer.');
    expect(badNewsOf(noDatabase, true, false)?.message).toBe('You are offline.');
  });

  it('comes to rest after each look, also while the worker is away', () => {
    const bad = badNewsOf({ ...well, workers: { ...well.workers, alive: 0 } }, false, true);
    const away = { bad, workerStartedAt: null };
    const first = afterLook({ bad: null, workerStartedAt: 'a' }, away);
    expect(first).toEqual({ bad, workerStartedAt: 'a' });
    expect(afterLook(first, away)).toBe(first);
    const back = afterLook(first, { bad: null, workerStartedAt: 'b' });
    expect(goodNewsOf(first, back)?.message).toBe('Back again.');
    expect(afterLook(back, { bad: null, workerStartedAt: 'b' })).toBe(back);
  });

  it('says what came back, and that a worker was started again', () => {
    const bad = badNewsOf(well, true, true);
    const at = (workerStartedAt: string | null) => ({ bad: null, workerStartedAt });
    expect(goodNewsOf({ bad, workerStartedAt: null }, at('b'))?.message).toBe('Back again.');
    expect(goodNewsOf(at('a'), at('b'))?.message).toBe('A worker has just been started.');
    expect(goodNewsOf(at('a'), at('a'))).toBeNull();
    expect(goodNewsOf(at(null), at('a'))).toBeNull();
    expect(goodNewsOf(at('a'), { bad, workerStartedAt: 'b' })).toBeNull();
  });
});
