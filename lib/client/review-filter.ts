/** The filter of the review queue as the address gives it; page and browser read it alike, so that they ask under the same key. */
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import { RULES, VERDICTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { OPERATION_ID_FORM, type OperationId } from '@/lib/core/domain/operation';
import { LEASE_ORDERS, type LeaseOrder } from '@/lib/core/domain/review';

export type FilterName = keyof ReviewFilter;

const NAMES = ['runId', 'round', 'operation', 'status', 'rule', 'show'] as const satisfies readonly FilterName[];

export const SHOWS = ['open', 'mine', 'all', 'flagged'] as const satisfies readonly ReviewFilter['show'][];

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const oneOf = <Value>(values: readonly Value[], given: unknown) => values.find((value) => value === given);

export function leaseOrderOf(given: unknown): LeaseOrder {
  return oneOf(LEASE_ORDERS, given) ?? 'as_made';
}

function roundOf(given: unknown): number | undefined {
  const number = Number(given ?? Number.NaN);
  return Number.isInteger(number) && number >= 1 ? number : undefined;
}

function operationOf(given: unknown): OperationId | undefined {
  return typeof given === 'string' && OPERATION_ID_FORM.test(given) ? given : undefined;
}

/** What is no filter in the address is left out, not an error. As the contract's schema reads it, without the library behind it. */
export function reviewFilterOf(given: Partial<Record<FilterName, unknown>>): ReviewFilter {
  const { runId } = given;
  const round = roundOf(given.round);
  const operation = operationOf(given.operation);
  const status = oneOf(VERDICTS, given.status);
  const rule = oneOf(RULES, given.rule);
  return {
    show: oneOf(SHOWS, given.show) ?? 'open',
    ...(typeof runId === 'string' && ID.test(runId) ? { runId } : {}),
    ...(round === undefined ? {} : { round }),
    ...(operation ? { operation } : {}),
    ...(status ? { status } : {}),
    ...(rule ? { rule } : {}),
  };
}

/** How many filters are on, "open" aside. */
export function activeFilters(filter: ReviewFilter): FilterName[] {
  return NAMES.filter((name) => (name === 'show' ? filter.show !== 'open' : filter[name] !== undefined));
}

const PAGE_SIZE = 20;

export function queueInput(projectId: Id, filter: ReviewFilter) {
  return { projectId, ...filter, limit: PAGE_SIZE };
}
