/** One teacher as this process uses it: its connection, its calls at once, and its part of what all workers may do together. */
import { adaptConcurrency, type ConcurrencyWindow, fullConcurrency } from '@/lib/core/domain/adapt-concurrency';
import { bucketSize, isLimited, type RateLimits } from '@/lib/core/domain/allowance';
import { FAILURE_POLICY } from '@/lib/core/domain/failure-policy';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import { logger } from '../logger';
import { unseal } from '../secrets';
import { database } from '../store/connection';
import { blockTeacher, findAllowance, learnLimits, takeAllowance } from '../store/teacher-allowances';
import type { SealedTeacher } from '../store/teachers';
import { connectTeacher, type TeacherConnection, type TeacherOutcome } from '../teacher/connect';
import type { SaidLimits } from '../teacher/rate-limit-headers';
import { AllowanceGate, type Ticket } from './allowance-gate';
import { Limiter } from './limiter';
import type { Shares } from './worker-peers';

const UNLIMITED: RateLimits = { requestsPerMinute: null, tokensPerMinute: null };
/** The server's own count is taken over at most so often. */
const LEARN_EVERY_MS = 1_000;

export class TeacherSeat {
  readonly gate: AllowanceGate;
  readonly limiter: Limiter;
  private window: ConcurrencyWindow;
  private connection: { signature: string; port: TeacherConnection } | null = null;
  private learned = UNLIMITED;
  private learnedAt = 0;
  /** resolves when what other workers have found out is known here, too */
  private known: Promise<void>;

  constructor(
    private teacher: SealedTeacher,
    private readonly shares: Shares,
  ) {
    this.gate = new AllowanceGate((rates, taken) => takeAllowance(database(), teacher.id, rates, taken));
    this.window = fullConcurrency(teacher.maxConcurrency);
    this.limiter = new Limiter(Math.max(1, this.share()));
    this.known = this.look();
  }

  /** 0: with so many workers none of its calls is this one's. */
  share(): number {
    return this.shares.shareOf(this.teacher.maxConcurrency);
  }

  /** The teacher as it is now; what was changed holds from the next call on. */
  update(teacher: SealedTeacher): void {
    // Who changes the cap means it now, and not after as many answers as it takes to grow there.
    if (teacher.maxConcurrency !== this.teacher.maxConcurrency) this.window = fullConcurrency(teacher.maxConcurrency);
    this.teacher = teacher;
    this.applyLimits();
  }

  /** Reads what all workers know of the teacher's limits. */
  async look(): Promise<void> {
    const { learned, blockedMs } = await findAllowance(database(), this.teacher.id);
    this.learned = learned;
    this.applyLimits();
    this.gate.setBlockedUntil(blockedMs > 0 ? Date.now() + blockedMs : 0);
  }

  ready(): Promise<void> {
    return this.known;
  }

  lookAgain(): void {
    this.known = this.look().catch((error: unknown) => logger.warn({ err: error }, 'the limits of a teacher'));
  }

  applyLimits(): void {
    const { requestsPerMinute, tokensPerMinute } = this.teacher;
    this.gate.setRates({
      requestsPerMinute: requestsPerMinute ?? this.learned.requestsPerMinute,
      tokensPerMinute: tokensPerMinute ?? this.learned.tokensPerMinute,
    });
    // Never 0: whoever waits must come to see that it is not wanted here.
    this.limiter.setLimit(Math.max(1, Math.min(this.share(), Math.floor(this.window.limit))));
  }

  /** One call, of which all that follows is a consequence: pace, concurrency, limits that other workers should know. */
  async call(request: TeacherRequest, ticket: Ticket, signal: AbortSignal): Promise<TeacherOutcome> {
    const outcome = await this.connect().ask(request, signal);
    const isAnswered = outcome.outcome === 'answered';
    this.gate.settle(ticket, isAnswered ? outcome.reply.tokensIn + outcome.reply.tokensOut : 0);
    const asksForLess = !isAnswered && FAILURE_POLICY[outcome.kind].asksForLess;
    const cap = Math.max(1, this.share());
    this.window = adaptConcurrency(this.window, asksForLess ? 'refused' : 'answered', cap);
    this.applyLimits();
    // Stored before the call returns, so that nobody else runs into the same refusal.
    if (!isAnswered && asksForLess && outcome.retryAfterMs) await this.block(outcome.retryAfterMs, outcome.message);
    if (outcome.limits) await this.learn(outcome.limits);
    return outcome;
  }

  private async block(forMs: number, reason: string): Promise<void> {
    this.gate.setBlockedUntil(Date.now() + forMs);
    await blockTeacher(database(), this.teacher.id, forMs, reason.slice(0, 400)).catch((error: unknown) =>
      logger.warn({ err: error }, 'other workers do not hear of a refusal'),
    );
  }

  private async learn(said: SaidLimits): Promise<void> {
    const { requestsPerMinute, tokensPerMinute, requestsRemaining, tokensRemaining } = said;
    const isNew =
      (requestsPerMinute ?? this.learned.requestsPerMinute) !== this.learned.requestsPerMinute ||
      (tokensPerMinute ?? this.learned.tokensPerMinute) !== this.learned.tokensPerMinute;
    const isScarce =
      isLimited(this.learned) &&
      ((requestsRemaining ?? Infinity) < bucketSize(this.learned.requestsPerMinute) ||
        (tokensRemaining ?? Infinity) < bucketSize(this.learned.tokensPerMinute));
    if (!isNew && !(isScarce && Date.now() - this.learnedAt > LEARN_EVERY_MS)) return;
    this.learnedAt = Date.now();
    this.learned = {
      requestsPerMinute: requestsPerMinute ?? this.learned.requestsPerMinute,
      tokensPerMinute: tokensPerMinute ?? this.learned.tokensPerMinute,
    };
    this.applyLimits();
    const remaining = { requests: requestsRemaining ?? 1e9, tokens: tokensRemaining ?? 1e9 };
    await learnLimits(database(), this.teacher.id, this.learned, remaining).catch((error: unknown) =>
      logger.warn({ err: error }, 'the limits of a teacher were not stored'),
    );
  }

  /** A teacher that was changed gets a new connection. */
  private connect(): TeacherConnection {
    const { id, baseUrl, model, sealedKey, parameters, requestTimeoutMs } = this.teacher;
    const signature = JSON.stringify({ baseUrl, model, sealedKey, parameters, requestTimeoutMs });
    if (this.connection?.signature === signature) return this.connection.port;
    const key = sealedKey === null ? null : unseal(sealedKey);
    const port = connectTeacher({ id, baseUrl, model, key, parameters, requestTimeoutMs });
    this.connection = { signature, port };
    return port;
  }
}
