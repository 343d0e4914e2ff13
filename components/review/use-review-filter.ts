'use client';
/** The filter of the queue, kept in the address: a link to "dropped by rule equal in round 2" can be sent to somebody. */
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { reviewFilterOf, SHOWS } from '@/lib/client/review-filter';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import { RULES, VERDICTS } from '@/lib/core/domain/evolution';
import { OPERATIONS } from '@/lib/core/domain/operation';

const parsers = {
  runId: parseAsString,
  round: parseAsInteger,
  operation: parseAsStringLiteral(OPERATIONS),
  status: parseAsStringLiteral(VERDICTS),
  rule: parseAsStringLiteral(RULES),
  show: parseAsStringLiteral(SHOWS),
  /** an item to begin with, from a link of another page */
  evolutionId: parseAsString,
};

export function useReviewFilter() {
  const [query, setQuery] = useQueryStates(parsers, { history: 'replace' });
  const { evolutionId, ...given } = query;
  const filter = reviewFilterOf(given);
  const set = (change: Partial<ReviewFilter>) => {
    const next = Object.entries(change).map(([name, value]) => [name, value === 'open' ? null : (value ?? null)]);
    void setQuery({ ...Object.fromEntries(next), evolutionId: null });
  };
  const clear = () =>
    void setQuery({
      runId: null,
      round: null,
      operation: null,
      status: null,
      rule: null,
      show: null,
      evolutionId: null,
    });
  return { filter, evolutionId, set, clear, forgetEvolution: () => void setQuery({ evolutionId: null }) };
}
