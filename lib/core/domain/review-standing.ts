/** From everybody's events about one evolution to what counts: decisions, agreement, settlement, effective status. The SQL of store/review-standing.ts says the same. */
import type { DecidedBy, EffectiveStatus, Verdict } from './evolution';
import type { Id } from './identifier';
import {
  consensusOf,
  DECISIONS,
  type Decision,
  effectiveStatus,
  hasStandingFlag,
  isLeadsKind,
  LEADS_KINDS,
  type ReviewEventKind,
  type StoredReviewEvent,
  standingDecision,
  standingEvents,
  type Word,
} from './review';

/** Share of those who accept or reject that says the same; null below two, where there is nothing to agree about. */
export function agreementOf(decisions: readonly Decision[]): number | null {
  const accepts = decisions.filter((decision) => decision === 'accept').length;
  const rejects = decisions.filter((decision) => decision === 'reject').length;
  if (accepts + rejects < 2) return null;
  return Math.max(accepts, rejects) / (accepts + rejects);
}

/** How many more people are to accept or reject it: none once a lead has settled it. */
export function reviewsLeftOf(decisions: readonly Decision[], overlap: number, adjudicated: Word | null): number {
  if (adjudicated !== null) return 0;
  return Math.max(0, overlap - decisions.filter((decision) => decision !== 'unsure').length);
}

/** What leads' events about one evolution add up to: the last word that stands, unless it was opened again since. */
export function standingSettlement<Event extends StoredReviewEvent>(
  events: readonly Event[],
): { word: Word; event: Event } | null {
  const event = standingEvents(events).findLast(({ kind }) => isLeadsKind(kind));
  if (!event || event.kind === 'reopen') return null;
  return { word: event.kind === 'settle_accept' ? 'accept' : 'reject', event };
}

/** Left for later since then, and not taken back. */
export function hasStandingSkip(events: readonly StoredReviewEvent[], since: string): boolean {
  return standingEvents(events).some((event) => event.kind === 'skip' && event.decidedAt >= since);
}

/** Whoever decided or asked to see it knows the verdict, also after taking the decision back. */
export const SEEING_KINDS = [...DECISIONS, ...LEADS_KINDS, 'reveal'] as const satisfies readonly ReviewEventKind[];
export function hasSeenVerdict(events: readonly { kind: ReviewEventKind }[]): boolean {
  return events.some(({ kind }) => (SEEING_KINDS as readonly ReviewEventKind[]).includes(kind));
}

export type PersonalEvent = StoredReviewEvent & { personId: Id };

export type PersonalDecision = {
  personId: Id;
  decision: Decision;
  reason: string | null;
  eventId: Id;
  decidedAt: string;
};

export type ReviewStanding = {
  /** oldest first */
  decisions: PersonalDecision[];
  consensus: Word | null;
  agreement: number | null;
  reviewsLeft: number;
  adjudicated: { decision: Word; personId: Id } | null;
  status: EffectiveStatus;
  decidedBy: DecidedBy;
  isFlagged: boolean;
};

/** `events` of all people about one evolution, oldest first. */
export function standingOf(
  events: readonly PersonalEvent[],
  { verdict, overlap }: { verdict: Verdict; overlap: number },
): ReviewStanding {
  const decisions = [...Map.groupBy(events, (event) => event.personId)]
    .flatMap(([personId, own]) => {
      const standing = standingDecision(own);
      return standing ? [{ personId, ...standing }] : [];
    })
    .sort((a, b) => a.decidedAt.localeCompare(b.decidedAt) || a.personId.localeCompare(b.personId));
  const words = decisions.map((decision) => decision.decision);
  const consensus = consensusOf(words);
  const settled = standingSettlement(events);
  const word = settled?.word ?? null;
  return {
    decisions,
    consensus,
    agreement: agreementOf(words),
    reviewsLeft: reviewsLeftOf(words, overlap, word),
    adjudicated: settled ? { decision: settled.word, personId: settled.event.personId } : null,
    ...effectiveStatus(verdict, consensus, word),
    isFlagged: hasStandingFlag(events),
  };
}
