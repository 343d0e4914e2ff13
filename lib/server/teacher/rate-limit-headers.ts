/** What a server says about its limits in the headers of every reply (`x-ratelimit-*`). */

export type SaidLimits = {
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
  requestsRemaining: number | null;
  tokensRemaining: number | null;
  /** until what is used up has flowed back */
  requestsResetMs: number | null;
  tokensResetMs: number | null;
};

/** null: it says nothing. A limit per day is taken for one per minute, which then never binds; its refusals do. */
export function readSaidLimits(headers: Headers | undefined): SaidLimits | null {
  const said = {
    requestsPerMinute: positive(headers?.get('x-ratelimit-limit-requests')),
    tokensPerMinute: positive(headers?.get('x-ratelimit-limit-tokens')),
    requestsRemaining: count(headers?.get('x-ratelimit-remaining-requests')),
    tokensRemaining: count(headers?.get('x-ratelimit-remaining-tokens')),
    requestsResetMs: durationMs(headers?.get('x-ratelimit-reset-requests')),
    tokensResetMs: durationMs(headers?.get('x-ratelimit-reset-tokens')),
  };
  return Object.values(said).every((value) => value === null) ? null : said;
}

function count(text: string | null | undefined): number | null {
  return text && /^\d{1,15}(\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}

function positive(text: string | null | undefined): number | null {
  return count(text) || null;
}

const UNIT_MS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `6m0s`, `1.5s`, `12ms`; a bare number is seconds. */
function durationMs(text: string | null | undefined): number | null {
  if (!text) return null;
  const seconds = count(text);
  if (seconds !== null) return seconds * 1000;
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text.trim())) return null;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g);
  return [...parts].reduce((sum, [, number, unit]) => sum + Number(number) * (UNIT_MS[unit ?? ''] ?? 0), 0);
}
