/** Tells one item's bad luck from a teacher that is down: first tries stop counting, and when it lasts the run is paused for a person. */
import { FAILURE_POLICY } from './failure-policy';
import type { FailureKind } from './teacher';

export type BreakerRules = {
  /** failures without any answer between them, of at least so many different items, or */
  row: number;
  items: number;
  /** so large a share of the last so many outcomes */
  window: number;
  share: number;
  /** how long it may stay open before a person is needed; a refusal for the rate alone is waited for longer */
  patienceMs: number;
  rateLimitPatienceMs: number;
};

export const BREAKER_RULES: BreakerRules = {
  row: 10,
  items: 4,
  window: 50,
  share: 0.6,
  patienceMs: 5 * 60_000,
  rateLimitPatienceMs: 15 * 60_000,
};

/** A teacher that names a long wait is believed: the patience begins after it. */
const LONG_WAIT_MS = 60_000;

type Failure = { kind: FailureKind; message: string; retryAfterMs: number | null };
export type TeacherEvent = { at: number; item: string; failure: Failure | null };

type Seen = { at: number; item: string; isFailure: boolean; isRateLimit: boolean };
export type Breaker = {
  recent: readonly Seen[];
  openSince: number | null;
  lastFailure: Failure | null;
};

export const CLOSED_BREAKER: Breaker = { recent: [], openSince: null, lastFailure: null };

export function observeTeacher(breaker: Breaker, event: TeacherEvent, rules: BreakerRules = BREAKER_RULES): Breaker {
  const { at, item, failure } = event;
  const isFailure = failure !== null && FAILURE_POLICY[failure.kind].isTeachersTrouble;
  const seen = { at, item, isFailure, isRateLimit: isFailure && failure.kind === 'rate_limited' };
  const recent = [...breaker.recent.slice(1 - rules.window), seen];
  const lastFailure = isFailure ? failure : breaker.lastFailure;
  const began = openingOf(recent, rules);
  if (began === null) return { recent, openSince: null, lastFailure };
  const told = isFailure && (failure.retryAfterMs ?? 0) >= LONG_WAIT_MS ? at + (failure.retryAfterMs ?? 0) : 0;
  return { recent, openSince: Math.max(breaker.openSince ?? began, told), lastFailure };
}

/** `open`: failures cost no try; `pause`: it has lasted too long. */
export function readBreaker(
  breaker: Breaker,
  now: number,
  rules: BreakerRules = BREAKER_RULES,
): 'closed' | 'open' | 'pause' {
  if (breaker.openSince === null) return 'closed';
  const isRate = breaker.lastFailure?.kind === 'rate_limited';
  const patience = isRate ? rules.rateLimitPatienceMs : rules.patienceMs;
  return now - breaker.openSince >= patience ? 'pause' : 'open';
}

/** Since when it fails, or null when it does not. */
function openingOf(recent: readonly Seen[], rules: BreakerRules): number | null {
  const row = recent.slice(recent.findLastIndex((seen) => !seen.isFailure) + 1);
  // A limit of the rate is never the item's own fault, so one item alone can show it.
  const isRateOnly = row.every((seen) => seen.isRateLimit);
  if (row.length >= rules.row && (isRateOnly || countItems(row) >= rules.items)) return row[0]?.at ?? null;
  const failures = recent.filter((seen) => seen.isFailure && !seen.isRateLimit);
  const isMost = recent.length >= rules.window && failures.length >= rules.share * recent.length;
  return isMost && countItems(failures) >= rules.items ? (failures[0]?.at ?? null) : null;
}

const countItems = (seen: readonly Seen[]) => new Set(seen.map(({ item }) => item)).size;

/** For people, in the middle of a sentence: "has given no answer for 5 min: teacher overloaded (HTTP 503 …)". */
export function describeTrouble(breaker: Breaker, now: number, label: string): string {
  const minutes = Math.max(1, Math.round((now - (breaker.recent.find((seen) => seen.isFailure)?.at ?? now)) / 60_000));
  const isSilent = breaker.recent.slice(-BREAKER_RULES.row).every((seen) => seen.isFailure);
  const what = isSilent ? 'has given no answer' : 'has failed most calls';
  return `${what} for ${minutes} min: ${label} (${breaker.lastFailure?.message ?? ''})`;
}
