/** The eliminator with other rules or thresholds over what was generated before: its states, and what it counts. */
import type { DecidedBy, RuleId, Verdict } from './evolution';
import type { Id } from './identifier';

/** A preview first; what it found can then be applied. */
export const REJUDGEMENT_STATES = ['previewing', 'ready', 'applying', 'done', 'failed'] as const;
export type RejudgementState = (typeof REJUDGEMENT_STATES)[number];

export function isUnderWay(state: RejudgementState): state is 'previewing' | 'applying' {
  return state === 'previewing' || state === 'applying';
}

export type VerdictMove = { from: Verdict; to: Verdict };

export type RejudgementExample = VerdictMove & {
  evolutionId: Id;
  operation: string;
  round: number;
  rule: RuleId | null;
  evidence: string;
  childText: string;
};

export type RejudgementCounts = {
  /** the last one that was looked at, in the order of rounds and lineages: where to go on */
  after: Id | null;
  /** `settled`: people or a lead decided, so the effective status stays */
  moves: (VerdictMove & { count: number; settled: number })[];
  /** still dropped, by another rule */
  otherRule: number;
  /** need a word of the judge, or a response, that was never made: left as they are */
  unanswered: { judge: number; responder: number };
  examples: RejudgementExample[];
};

export const NO_COUNTS: RejudgementCounts = {
  after: null,
  moves: [],
  otherRule: 0,
  unanswered: { judge: 0, responder: 0 },
  examples: [],
};

const EXAMPLES_PER_MOVE = 5;

/** What one evolution adds to the counts. */
export type Reconsidered =
  | { kind: 'unanswered'; needs: 'judge' | 'responder' }
  | { kind: 'same' }
  | { kind: 'other_rule' }
  | { kind: 'moved'; decidedBy: DecidedBy; example: RejudgementExample };

export function withReconsidered(counts: RejudgementCounts, one: Reconsidered): RejudgementCounts {
  switch (one.kind) {
    case 'same':
      return counts;
    case 'other_rule':
      return { ...counts, otherRule: counts.otherRule + 1 };
    case 'unanswered':
      return { ...counts, unanswered: { ...counts.unanswered, [one.needs]: counts.unanswered[one.needs] + 1 } };
    case 'moved':
      return withMove(counts, one.example, one.decidedBy !== 'machine');
  }
}

function withMove(counts: RejudgementCounts, example: RejudgementExample, isSettled: boolean): RejudgementCounts {
  const { from, to } = example;
  const isSame = (move: VerdictMove) => move.from === from && move.to === to;
  const known = counts.moves.find(isSame) ?? { from, to, count: 0, settled: 0 };
  const moved = { ...known, count: known.count + 1, settled: known.settled + (isSettled ? 1 : 0) };
  const shown = counts.examples.filter(isSame).length;
  return {
    ...counts,
    moves: [...counts.moves.filter((move) => !isSame(move)), moved],
    examples: shown < EXAMPLES_PER_MOVE ? [...counts.examples, example] : counts.examples,
  };
}

/** How many verdicts change, and how many effective statuses with them. */
export function movedInAll({ moves }: Pick<RejudgementCounts, 'moves'>): { verdicts: number; statuses: number } {
  const verdicts = moves.reduce((total, move) => total + move.count, 0);
  return { verdicts, statuses: verdicts - moves.reduce((total, move) => total + move.settled, 0) };
}
