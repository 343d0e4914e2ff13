/** The filter of the review queue as the address gives it; page and browser read it alike, so that they ask under the same key. */
import { type ReviewFilter, reviewFilterSchema } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';

export type FilterName = keyof ReviewFilter;

const NAMES = ['runId', 'round', 'operation', 'status', 'rule', 'show'] as const satisfies readonly FilterName[];

/** What is no filter in the address is left out, not an error. */
export function reviewFilterOf(given: Partial<Record<FilterName, unknown>>): ReviewFilter {
  const sound = NAMES.flatMap((name) => {
    const value = given[name];
    if (value === null || value === undefined) return [];
    const field = reviewFilterSchema.shape[name].safeParse(value);
    return field.success && field.data !== undefined ? [[name, field.data] as const] : [];
  });
  return reviewFilterSchema.parse(Object.fromEntries(sound));
}

/** How many filters are on, "open" aside. */
export function activeFilters(filter: ReviewFilter): FilterName[] {
  return NAMES.filter((name) => (name === 'show' ? filter.show !== 'open' : filter[name] !== undefined));
}

const PAGE_SIZE = 20;

export function queueInput(projectId: Id, filter: ReviewFilter) {
  return { projectId, ...filter, limit: PAGE_SIZE };
}
