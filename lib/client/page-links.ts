/** Addresses of the pages that other pages lead to with a filter: one place knows how a filter is written in a URL. */
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { LeaseOrder } from '@/lib/core/domain/review';

type Query = Record<string, string | number | undefined>;

function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

export function projectHref(projectId: Id, ...rest: readonly (string | number)[]): string {
  return ['/projects', projectId, ...rest].join('/');
}

export function instructionsHref(projectId: Id, filter: InstructionFilter = {}): string {
  return withQuery(projectHref(projectId, 'instructions'), filter);
}

export function instructionHref(projectId: Id, instructionId: Id): string {
  return projectHref(projectId, 'instructions', instructionId);
}

/** The list of decisions about many. */
export function bulkHref(projectId: Id): string {
  return projectHref(projectId, 'bulk');
}

/** The tree of a seed, open at one of its evolutions. */
export function lineageHref(projectId: Id, seedId: Id, evolutionId?: Id | null): string {
  return withQuery(projectHref(projectId, 'lineages', seedId), { node: evolutionId ?? undefined });
}

export function reviewHref(
  projectId: Id,
  filter: Partial<ReviewFilter> & { evolutionId?: Id; order?: LeaseOrder } = {},
): string {
  return withQuery(projectHref(projectId, 'review'), filter);
}

/** `first` and `second`: what these two people decided differently. */
export function adjudicationHref(
  projectId: Id,
  filter: { show?: string; operation?: string; first?: Id; second?: Id } = {},
): string {
  return withQuery(projectHref(projectId, 'adjudication'), filter);
}

export function annotatorHref(projectId: Id, personId: Id): string {
  return projectHref(projectId, 'annotators', personId);
}

export function auditLogHref(
  projectId: Id,
  filter: { personId?: Id; kind?: string; operation?: string; evolutionId?: Id } = {},
): string {
  return withQuery(projectHref(projectId, 'audit-log'), filter);
}

export function runHref(projectId: Id, runId: Id): string {
  return projectHref(projectId, 'runs', runId);
}
