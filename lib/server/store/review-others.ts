/** Where several people decide, nobody is led by the first: what others said comes with one's own word. What they agree about would otherwise be what they read. */
import type { EvolutionView } from '@/lib/core/contract/evolution-view';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';

type Standing = EvolutionView['standing'];

/** More words are wanted, one is there, and none is this person's. Who was unsure leads nobody, and asks for the next one. */
function isUnheard({ decisions, reviewsLeft, adjudicated }: Standing, personId: Id): boolean {
  const hasWord = decisions.some(({ decision }) => decision !== 'unsure');
  return hasWord && reviewsLeft > 0 && !adjudicated && decisions.every((decision) => decision.personId !== personId);
}

/** The machine's verdict stays; what counts is left open, for it would say what the others said. */
export function standingFor(personId: Id, standing: Standing): Standing {
  if (!isUnheard(standing, personId)) return standing;
  return { ...standing, status: null, decidedBy: null, agreement: null, decisions: [] };
}

export function itemFor(personId: Id, item: ReviewItem): ReviewItem {
  const { evolution, lineage } = item;
  if (!isUnheard(evolution.standing, personId)) return item;
  const quiet = lineage.map((node) =>
    node.evolutionId === evolution.id ? { ...node, status: null, decidedBy: null } : node,
  );
  return { ...item, evolution: { ...evolution, standing: standingFor(personId, evolution.standing) }, lineage: quiet };
}
