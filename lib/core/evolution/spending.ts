/** What a round will take before it starts: calls, tokens, money and time, each with an interval, from what was measured so far, else from lengths. */
import type { RateLimits } from '../domain/allowance';
import { type CallVia, costOfCall, formatUsd, type ModelPrice } from '../domain/price';
import type { TeacherRole } from '../domain/teacher';
import { wilsonInterval } from '../domain/wilson-interval';

export type Range = { low: number; expected: number; high: number };

/** Means of answered calls of one role with its teacher, and their standard deviations. */
export type RoleMeasure = {
  calls: number;
  tokensIn: { mean: number; deviation: number };
  tokensOut: { mean: number; deviation: number };
  latencyMs: { mean: number; deviation: number };
  /** of the tokens in, read from the provider's cache */
  cachedShare: number;
  /** calls that failed per answered one */
  failedPerAnswer: number;
};

export type RolePlan = {
  role: TeacherRole;
  teacherId: string;
  model: string;
  price: ModelPrice | null;
  measured: RoleMeasure | null;
  /** mean length of what is sent, for want of measured tokens */
  promptBytes: number;
  maxTokens: number | undefined;
  maxConcurrency: number;
  /** set by a person, or learned from the teacher */
  limits: RateLimits;
};

/** How many evolutions ended how so far; null before there are any. */
export type DropCounts = { total: number; beforeJudge: number; byJudge: number } | null;

/** `answered`: how many of the evolutions have each step behind them, where a round is under way. */
export type SpendingPlan = {
  evolutions: number;
  rounds: number;
  drops: DropCounts;
  roles: RolePlan[];
  via: CallVia;
  answered?: Partial<Record<TeacherRole, number>>;
};

export type Spending = {
  calls: Range;
  tokens: Range;
  /** decimal texts; null: some model has no price */
  costUsd: { low: string; expected: string; high: string } | null;
  timeMs: Range;
  unpricedModels: string[];
  /** `lengths`: at least one role was never asked with its teacher */
  basis: 'measured' | 'lengths';
};

type Bound = keyof Range;
const BOUNDS = ['low', 'expected', 'high'] as const satisfies readonly Bound[];

export function estimateSpending(plan: SpendingPlan): Spending {
  const shares = stepShares(plan.drops);
  const parts = plan.roles.map((role) => ({
    role,
    calls: less(scale(shares[role.role], plan.evolutions), plan.answered?.[role.role] ?? 0),
    use: useOf(role),
  }));
  const sum = (of: (part: (typeof parts)[number], bound: Bound) => number) =>
    range((bound) => parts.reduce((total, part) => total + of(part, bound), 0));
  const unpriced = plan.roles.filter((role) => role.price === null).map((role) => role.model);
  return {
    calls: rounded(sum(({ calls, role }, bound) => calls[bound] * (1 + (role.measured?.failedPerAnswer ?? 0)))),
    tokens: rounded(sum(({ calls, use }, bound) => calls[bound] * tokensOf(use, bound))),
    costUsd: unpriced.length > 0 ? null : costOf(parts, plan.via),
    timeMs: rounded(plan.via === 'batch' ? batchTime(plan) : liveTime(parts)),
    unpricedModels: [...new Set(unpriced)],
    basis: plan.roles.every((role) => role.measured) ? 'measured' : 'lengths',
  };
}

/** Before anything is measured: what the papers of this method report, widely. */
const UNMEASURED = {
  beforeJudge: { low: 0, expected: 0.03, high: 0.3 },
  byJudge: { low: 0, expected: 0.05, high: 0.4 },
} as const satisfies Record<string, Range>;

/** Which part of the evolutions comes to each step. Many drops mean few calls, so the bounds change places. */
function stepShares(drops: DropCounts): Record<TeacherRole, Range> {
  const before = shareRange(drops?.beforeJudge, drops?.total) ?? UNMEASURED.beforeJudge;
  const by = shareRange(drops?.byJudge, drops?.total) ?? UNMEASURED.byJudge;
  const judge = { low: 1 - before.high, expected: 1 - before.expected, high: 1 - before.low };
  const responder = range((bound) => Math.max(0, judge[bound] - by[opposite(bound)]));
  return { evolver: { low: 1, expected: 1, high: 1 }, judge, responder };
}

function shareRange(part: number | undefined, total: number | undefined): Range | null {
  if (part === undefined || !total) return null;
  const interval = wilsonInterval(part, total);
  return interval && { ...interval, expected: part / total };
}

type Use = { tokensIn: Range; tokensOut: Range; latencyMs: Range };

function useOf(role: RolePlan): Use {
  const { measured } = role;
  if (!measured) return { ...tokensByLength(role), latencyMs: { low: 500, expected: 5_000, high: 60_000 } };
  const within = (spread: { mean: number; deviation: number }) => meanRange(spread, measured.calls);
  return {
    tokensIn: within(measured.tokensIn),
    tokensOut: within(measured.tokensOut),
    latencyMs: within(measured.latencyMs),
  };
}

/** 95 % of the mean, and a tenth more to either side, because texts grow from round to round. */
function meanRange({ mean, deviation }: { mean: number; deviation: number }, calls: number): Range {
  const margin = (1.96 * deviation) / Math.sqrt(calls) + mean / 10;
  return { low: Math.max(0, mean - margin), expected: mean, high: mean + margin };
}

/** A token has four bytes of English more or less, fewer of other scripts. */
function tokensByLength({ role, promptBytes, maxTokens = 2048 }: RolePlan): Omit<Use, 'latencyMs'> {
  const tokensIn = { low: promptBytes / 6, expected: promptBytes / 4, high: promptBytes / 2 };
  const said = {
    evolver: { low: 20, expected: 120, high: 600 },
    judge: { low: 1, expected: 3, high: 300 },
    responder: { low: 40, expected: 400, high: maxTokens },
  }[role];
  return { tokensIn, tokensOut: range((bound) => Math.min(said[bound], maxTokens)) };
}

type Part = { role: RolePlan; calls: Range; use: Use };

function costOf(parts: readonly Part[], via: CallVia): Spending['costUsd'] {
  const at = (bound: Bound) => formatUsd(parts.reduce((sum, part) => sum + costAt(part, bound, via), 0n));
  return { low: at('low'), expected: at('expected'), high: at('high') };
}

function costAt({ role, calls, use }: Part, bound: Bound, via: CallVia): bigint {
  if (!role.price) return 0n;
  const tokensIn = Math.round(calls[bound] * use.tokensIn[bound]);
  const tokensCached = Math.round(tokensIn * (role.measured?.cachedShare ?? 0));
  return costOfCall(
    role.price,
    { tokensIn, tokensCached, tokensOut: Math.round(calls[bound] * use.tokensOut[bound]) },
    via,
  );
}

/** Teachers work side by side; the slowest of them says when the round is over. */
function liveTime(parts: readonly Part[]): Range {
  const byTeacher = [...Map.groupBy(parts, (part) => part.role.teacherId).values()];
  return range((bound) => Math.max(0, ...byTeacher.map((own) => teacherTime(own, bound))));
}

function teacherTime(parts: readonly Part[], bound: Bound): number {
  const [first] = parts;
  if (!first) return 0;
  const busyMs = parts.reduce((sum, { calls, use }) => sum + calls[bound] * use.latencyMs[bound], 0);
  const calls = parts.reduce((sum, part) => sum + part.calls[bound], 0);
  const tokens = parts.reduce((sum, part) => sum + part.calls[bound] * tokensOf(part.use, bound), 0);
  const { maxConcurrency, limits } = first.role;
  return Math.max(
    busyMs / maxConcurrency,
    pacedMs(calls, limits.requestsPerMinute),
    pacedMs(tokens, limits.tokensPerMinute),
  );
}

const MINUTE_MS = 60_000;

const tokensOf = (use: Use, bound: Bound) => use.tokensIn[bound] + use.tokensOut[bound];
const pacedMs = (amount: number, perMinute: number | null) => (perMinute ? (amount / perMinute) * MINUTE_MS : 0);

/** Providers promise a day and are often done within the hour. */
const BATCH_TIME = { low: 10 * MINUTE_MS, expected: 60 * MINUTE_MS, high: 24 * 60 * MINUTE_MS } as const;

/** Each step of each round is a batch that waits for the one before. */
function batchTime({ rounds, roles }: SpendingPlan): Range {
  return scale(BATCH_TIME, rounds * roles.length);
}

function range(at: (bound: Bound) => number): Range {
  return { low: at('low'), expected: at('expected'), high: at('high') };
}

function scale(of: Range, by: number): Range {
  return range((bound) => of[bound] * by);
}

function less(of: Range, by: number): Range {
  return range((bound) => Math.max(0, of[bound] - by));
}

function rounded(of: Range): Range {
  return range((bound) => Math.round(of[bound]));
}

function opposite(bound: Bound): Bound {
  return BOUNDS[2 - BOUNDS.indexOf(bound)] ?? 'expected';
}
