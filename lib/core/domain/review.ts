/** People's decisions about evolutions: events, reasons, and how decisions and verdict make one effective status. */
import type { DecidedBy, EffectiveStatus, EvolutionState, Verdict } from './evolution';
import { whyNotStorable } from './storable-text';

export const DECISIONS = ['accept', 'reject', 'unsure'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The two decisions that carry weight; `unsure` abstains. */
export type Word = Exclude<Decision, 'unsure'>;

/** Append-only. `restore` takes the person's own decision back to the machine's verdict; `undo` compensates the event it names; `skip` leaves an item for later;
 * `reveal` asks to see the verdict of an audited item before deciding. The last three are a lead's: to settle what people say, and to open it again. */
export const REVIEW_EVENT_KINDS = [
  'accept',
  'reject',
  'unsure',
  'skip',
  'flag',
  'reveal',
  'restore',
  'comment',
  'undo',
  'settle_accept',
  'settle_reject',
  'reopen',
] as const;
export type ReviewEventKind = (typeof REVIEW_EVENT_KINDS)[number];

export const LEADS_KINDS = ['settle_accept', 'settle_reject', 'reopen'] as const satisfies readonly ReviewEventKind[];
export function isLeadsKind(kind: ReviewEventKind): boolean {
  return (LEADS_KINDS as readonly ReviewEventKind[]).includes(kind);
}

/** `audit`: the drawn sample in its random order. `lowest_agreement`, `near_threshold`: what people or rules were least sure of first, then the rest as made. */
export const LEASE_ORDERS = ['as_made', 'audit', 'lowest_agreement', 'near_threshold'] as const;
export type LeaseOrder = (typeof LEASE_ORDERS)[number];

export const REJECT_REASONS = [
  'not_harder',
  'same_question',
  'unanswerable',
  'contradictory',
  'lost_task',
  'template_leak',
  'unsafe',
  'too_long',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export const REJECT_REASON_LABELS = {
  not_harder: 'not harder',
  same_question: 'same question',
  unanswerable: 'unanswerable',
  contradictory: 'contradictory',
  lost_task: 'lost the task',
  template_leak: 'template leak',
  unsafe: 'unsafe',
  too_long: 'too long',
} as const satisfies Record<RejectReason, string>;

export function isRejectReason(value: string): value is RejectReason {
  return (REJECT_REASONS as readonly string[]).includes(value);
}

/** What a project calls them; the others keep their label. */
export type ReasonNames = Partial<Record<RejectReason, string>>;

/** A lead's own words are no reason of the list, and stay as they are. */
export function reasonLabel(reason: string, names: ReasonNames): string {
  return isRejectReason(reason) ? (names[reason] ?? REJECT_REASON_LABELS[reason]) : reason;
}

/** The two words that carry weight when all who said one of them agree; `unsure` abstains. Null: nobody decided, or people disagree. */
export function consensusOf(decisions: readonly Decision[]): 'accept' | 'reject' | null {
  const words = new Set(decisions.filter((decision) => decision !== 'unsure'));
  if (words.size !== 1) return null;
  return words.has('accept') ? 'accept' : 'reject';
}

/** effective status = adjudicated ?? consensus of people ?? machine. */
export function effectiveStatus(
  verdict: Verdict,
  consensus: Word | null,
  adjudicated: Word | null = null,
): { status: EffectiveStatus; decidedBy: DecidedBy } {
  const word = adjudicated ?? consensus;
  if (word === null) return { status: verdict, decidedBy: 'machine' };
  return { status: word === 'accept' ? 'kept' : 'dropped', decidedBy: adjudicated ? 'adjudicator' : 'people' };
}

/** A person's word against the machine's. */
export function isOverride(verdict: Verdict, consensus: 'accept' | 'reject' | null): boolean {
  return (consensus === 'accept' && verdict === 'dropped') || (consensus === 'reject' && verdict === 'kept');
}

/** One event as far as deriving the standing decision needs it, oldest first. */
export type StoredReviewEvent = {
  id: string;
  kind: ReviewEventKind;
  reason: string | null;
  undoesId: string | null;
  decidedAt: string;
};

export function isDecision(kind: ReviewEventKind): kind is Decision {
  return (DECISIONS as readonly ReviewEventKind[]).includes(kind);
}

/** What one person's events about one evolution add up to; null after a restore or an undo of everything. */
export function standingDecision(
  events: readonly StoredReviewEvent[],
): { decision: Decision; reason: string | null; eventId: string; decidedAt: string } | null {
  const event = standingEvents(events).findLast(({ kind }) => isDecision(kind) || kind === 'restore');
  if (!event || !isDecision(event.kind)) return null;
  const { id: eventId, kind: decision, reason, decidedAt } = event;
  return { decision, reason, eventId, decidedAt };
}

/** The events that no later undo took back. An undo can itself be undone (redo). */
export function standingEvents<Event extends StoredReviewEvent>(events: readonly Event[]): Event[] {
  const undone = new Set<string>();
  for (const event of [...events].reverse()) {
    if (event.kind === 'undo' && event.undoesId && !undone.has(event.id)) undone.add(event.undoesId);
  }
  return events.filter((event) => event.kind !== 'undo' && !undone.has(event.id));
}

/** A finished evolution with a child can be looked at; anything else has nothing to decide about. */
export const REVIEWABLE_STATES = ['kept', 'eliminated', 'undecided'] as const satisfies readonly EvolutionState[];

/** Flagged as long as one person's flag stands. */
export function hasStandingFlag(events: readonly StoredReviewEvent[]): boolean {
  return standingEvents(events).some((event) => event.kind === 'flag');
}

/** Why an event cannot be stored, in words for the person who made it; null when it can. `mine` are that person's events about the
 * same evolution, `decisions` everybody's. */
export function refuseEvent(
  event: { kind: ReviewEventKind; reason: string | null; comment: string | null; undoesId: string | null },
  mine: readonly StoredReviewEvent[],
  { mayLead, decisions }: { mayLead: boolean; decisions: readonly Decision[] },
): string | null {
  const unstorable =
    whyNotStorable(event.reason ?? '', 'the reason') ?? whyNotStorable(event.comment ?? '', 'the comment');
  if (unstorable) return unstorable;
  if (event.kind === 'comment' && !event.comment?.trim()) return 'The comment is empty.';
  if (isLeadsKind(event.kind) && !mayLead) return 'Only owners and researchers settle what people disagree about.';
  if (event.kind === 'settle_accept' || event.kind === 'settle_reject') {
    const isAgreed = decisions.includes(event.kind === 'settle_accept' ? 'accept' : 'reject');
    if (!isAgreed && !event.reason?.trim() && !event.comment?.trim()) return 'Nobody decided so: give a reason.';
  }
  if (event.kind !== 'undo') return null;
  if (event.undoesId === null) return 'An undo must name the event that it takes back.';
  if (!mine.some((stored) => stored.id === event.undoesId)) return 'There is no such decision of yours to undo.';
  return null;
}
