/** What stands about an item while a decision of mine is on its way: the server's rule, applied here first. */
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import { consensusOf, type Decision, effectiveStatus } from '@/lib/core/domain/review';

export type Standing = ReviewItem['evolution']['standing'];
export type MyDecision = { decision: Decision; reason: string | null; decidedAt: string };
export type Me = { id: Id; name: string };

export function myDecision(standing: Standing, me: Me): MyDecision | null {
  const mine = standing.decisions.find((decision) => decision.personId === me.id);
  return mine ? { decision: mine.decision, reason: mine.reason, decidedAt: mine.decidedAt } : null;
}

export function withMyDecision(standing: Standing, me: Me, mine: MyDecision | null): Standing {
  const others = standing.decisions.filter((decision) => decision.personId !== me.id);
  const decisions = mine ? [...others, { personId: me.id, personName: me.name, ...mine }] : others;
  if (standing.verdict === null) return { ...standing, decisions };
  const consensus = consensusOf(decisions.map((decision) => decision.decision));
  return { ...standing, decisions, ...effectiveStatus(standing.verdict, consensus) };
}

/** Those who said the opposite of what I said. */
export function opponents(standing: Standing, me: Me): Standing['decisions'] {
  const mine = myDecision(standing, me)?.decision;
  if (mine !== 'accept' && mine !== 'reject') return [];
  const opposite = mine === 'accept' ? 'reject' : 'accept';
  return standing.decisions.filter((decision) => decision.decision === opposite);
}

/** What pressing O means here: the opposite of the machine's verdict, or back to it; null where the machine has no verdict. */
export function overrideOf(standing: Standing, me: Me): 'accept' | 'reject' | 'restore' | null {
  if (standing.verdict !== 'kept' && standing.verdict !== 'dropped') return null;
  const against = standing.verdict === 'kept' ? 'reject' : 'accept';
  return myDecision(standing, me)?.decision === against ? 'restore' : against;
}
