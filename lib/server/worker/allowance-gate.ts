/** Lets calls of one teacher through at the pace that all workers share; without a limit it costs nothing. */
import { isLimited, type Left, type RateLimits, takeSize, waitsAfterTaking } from '@/lib/core/domain/allowance';
import { Wakers } from './wakers';

export type TakeAllowance = (rates: RateLimits, taken: { requests: number; tokens: number }) => Promise<Left>;
/** What a call has taken; it gives back, or pays, the difference to what it needed. */
export type Ticket = { tokens: number };

type Turn = Ticket & { at: number };
type Waiting = { resolve: (turn: Turn) => void; reject: (error: unknown) => void };

const UNLIMITED: RateLimits = { requestsPerMinute: null, tokensPerMinute: null };
/** A pause is seen at least so soon. */
const LOOK_EVERY_MS = 1_000;
/** What was taken along for calls to come is not kept longer. */
const LEASE_MS = 1_000;
const FIRST_GUESS_TOKENS = 600;

export class AllowanceGate {
  private rates = UNLIMITED;
  private blockedUntil = 0;
  private readonly waiting: Waiting[] = [];
  private readonly resting = new Wakers();
  private isTaking = false;
  private left: Left = { requests: 0, tokens: 0 };
  private lease = { calls: 0, tokens: 0, until: 0 };
  /** tokens that calls needed beyond what was taken for them */
  private owed = 0;
  private tokensPerCall = FIRST_GUESS_TOKENS;

  constructor(private readonly take: TakeAllowance) {}

  setRates(rates: RateLimits): void {
    const { requestsPerMinute, tokensPerMinute } = this.rates;
    if (requestsPerMinute === rates.requestsPerMinute && tokensPerMinute === rates.tokensPerMinute) return;
    this.rates = rates;
    this.lease = { calls: 0, tokens: 0, until: 0 };
    this.wake();
  }

  setBlockedUntil(at: number): void {
    if (at === this.blockedUntil) return;
    this.blockedUntil = at;
    this.wake();
  }

  /** Looks again now: a limit changed, the worker stops, a run was paused. */
  wake(): void {
    this.resting.wakeAll();
  }

  /** Null: the call is not wanted any more, or `claim`, which is asked last, says no. */
  async pass(isWanted: () => Promise<boolean>, claim = isWanted): Promise<Ticket | null> {
    for (;;) {
      if (!(await isWanted())) return null;
      const blockedMs = this.blockedUntil - Date.now();
      if (blockedMs > 0) await this.resting.rest(Math.min(blockedMs, LOOK_EVERY_MS));
      if (blockedMs > 0) continue;
      if (!isLimited(this.rates)) return (await claim()) ? { tokens: 0 } : null;
      const rates = this.rates;
      const turn = await this.takeTurn();
      while (turn.at > Date.now() && rates === this.rates) {
        await this.resting.rest(Math.min(turn.at - Date.now(), LOOK_EVERY_MS));
        if (!(await isWanted())) return null;
      }
      // A turn under other limits, or within a block, is lost.
      if (rates === this.rates && this.blockedUntil <= Date.now()) return (await claim()) ? turn : null;
    }
  }

  /** What the call really needed, so that the next ones pay for it. */
  settle(ticket: Ticket, tokens: number): void {
    this.owed += tokens - ticket.tokens;
    if (tokens > 0) this.tokensPerCall = this.tokensPerCall * 0.95 + tokens * 0.05;
  }

  private takeTurn(): Promise<Turn> {
    const now = Date.now();
    if (this.lease.calls > 0 && this.lease.until > now) {
      this.lease.calls -= 1;
      return Promise.resolve({ at: now, tokens: this.lease.tokens });
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      if (!this.isTaking) void this.takeForAll();
    });
  }

  /** One query for everybody who came while the last one was under way, and none before its last turn has come. */
  private async takeForAll(): Promise<void> {
    this.isTaking = true;
    while (this.waiting.length > 0) {
      const rates = this.rates;
      const size = takeSize(rates, this.waiting.length, this.left, this.tokensPerCall);
      const batch = this.waiting.splice(0, size);
      try {
        const last = await this.takeBatch(batch, size, rates);
        while (last > Date.now() && rates === this.rates) await this.resting.rest(last - Date.now());
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.isTaking = false;
  }

  private async takeBatch(batch: readonly Waiting[], size: number, rates: RateLimits): Promise<number> {
    const tokens = Math.round(this.tokensPerCall);
    const wanted = size * tokens + this.owed;
    this.owed = Math.min(0, wanted);
    this.left = await this.take(rates, { requests: size, tokens: Math.max(0, wanted) });
    const now = Date.now();
    const waits = waitsAfterTaking(rates, this.left, Array<number>(size).fill(tokens));
    batch.forEach(({ resolve }, position) => {
      resolve({ at: now + (waits[position] ?? 0), tokens });
    });
    const last = waits.at(-1) ?? 0;
    if (last === 0) this.lease = { calls: size - batch.length, tokens, until: now + LEASE_MS };
    return now + last;
  }
}
