/** Audited items as they look before the person has decided them: nothing on the wire says what the machine or others think. */
import type { EvolutionView } from '@/lib/core/contract/evolution-view';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import { SEEING_KINDS } from '@/lib/core/domain/review-standing';
import type { Db } from './connection';

/** The audited ones of `evolutionIds`, and whether this person must not know their verdicts yet. */
export async function auditedAmong(
  db: Db,
  personId: Id,
  evolutionIds: readonly Id[],
): Promise<Map<Id, { isBlind: boolean }>> {
  const rows = await db.$queryRaw<{ id: Id; isBlind: boolean }[]>`
    SELECT a."evolutionId" AS id, NOT EXISTS (
      SELECT 1 FROM review_event v WHERE v."evolutionId" = a."evolutionId" AND v."personId" = ${personId} AND v.kind = ANY(${[...SEEING_KINDS]}::text[])
    ) AS "isBlind"
    FROM audit_item a WHERE a."evolutionId" = ANY(${[...evolutionIds]}::uuid[])`;
  return new Map(rows.map(({ id, isBlind }) => [id, { isBlind }]));
}

export function blindStanding({ isFlagged, reviewsLeft }: EvolutionView['standing']): EvolutionView['standing'] {
  const nothing = { verdict: null, rule: null, status: null, decidedBy: null, adjudicated: null, agreement: null };
  return { ...nothing, findings: [], decisions: [], isFlagged, reviewsLeft };
}

/** The last state before a verdict, whatever it was. */
export function blindItem(item: ReviewItem): ReviewItem {
  const { evolution, lineage } = item;
  return {
    ...item,
    evolution: { ...evolution, state: 'answered', standing: blindStanding(evolution.standing) },
    lineage: lineage.map((node) =>
      node.evolutionId === evolution.id ? { ...node, status: null, decidedBy: null } : node,
    ),
    isBlind: true,
  };
}
