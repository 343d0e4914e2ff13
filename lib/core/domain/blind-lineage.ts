/** What the shape of a lineage would say about an evolution whose verdict is hidden: what was made of it was kept, and what was tried after it was needed. */
import type { Id } from './identifier';

export type LineageEdge = {
  evolutionId: Id;
  /** the child; null: there is none */
  instructionId: Id | null;
  /** the instruction that it was made of */
  parentId: Id;
  runId: Id;
  round: number;
  /** null: a person's edit, which comes after every attempt */
  attempt: number | null;
};

/**
 * Ids of what follows a hidden one: everything below it, and what the same run made of the same parent afterwards, with everything below that. The hidden ones
 * themselves are not among them unless they follow another. `edges`: parents before their children.
 */
export function followersOfBlind(edges: readonly LineageEdge[], blindIds: ReadonlySet<Id>): Set<Id> {
  const blind = edges.filter((edge) => blindIds.has(edge.evolutionId));
  const ofParent = Map.groupBy(blind, (edge) => `${edge.runId} ${edge.parentId}`);
  const hiddenParents = new Set(blind.flatMap((edge) => edge.instructionId ?? []));
  const followers = new Set<Id>();
  for (const edge of edges) {
    const earlier = ofParent.get(`${edge.runId} ${edge.parentId}`) ?? [];
    if (!hiddenParents.has(edge.parentId) && !earlier.some((one) => isAfter(edge, one))) continue;
    followers.add(edge.evolutionId);
    if (edge.instructionId) hiddenParents.add(edge.instructionId);
  }
  return followers;
}

function isAfter(edge: LineageEdge, other: LineageEdge): boolean {
  if (edge.round !== other.round) return edge.round > other.round;
  return (edge.attempt ?? Number.POSITIVE_INFINITY) > (other.attempt ?? Number.POSITIVE_INFINITY);
}
