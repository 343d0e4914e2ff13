/** A run: a method applied to a project's seeds, round by round; its configuration, states and counters. */
import type { RuleId } from './evolution';
import type { OperationId, OwnTraits } from './operation';
import type { EvolStop } from './round-score';
import type { RuleThresholds } from './rule-threshold';
import type { SamplingParameters } from './teacher';

/** What becomes of a lineage whose evolution was dropped or failed. `retry_now` tries again within the round, at most `retries` times. */
export type OnFailure = { kind: 'retry_next_round' } | { kind: 'drop' } | { kind: 'retry_now'; retries: number };

/** Which instructions a round evolves; what each means is in run-loop.ts. */
export const POOL_POLICIES = ['frontier', 'drop_failed', 'whole_pool'] as const;
export type PoolPolicy = (typeof POOL_POLICIES)[number];

/** Relative weights ≥ 0; an operation without one is off. */
export type Weights = Record<OperationId, number>;

export const MOST_ROUNDS = 20;
export const MOST_EVOLUTIONS_PER_INSTRUCTION = 8;

export type RunConfig = {
  /** A method of the registry, and one of its presets, or `custom`. */
  method: string;
  preset: string;
  rounds: number;
  /** of every round that has none of its own in `roundWeights`; read both through `weightsOf` */
  weights: Weights;
  /** by the number of the round */
  roundWeights: Record<string, Weights>;
  /** What the project's own operations among them were when the run was made. */
  ownOperations?: OwnTraits | undefined;
  rules: RuleId[];
  /** The numbers inside the rules; those of rules that are off have no effect. */
  thresholds: RuleThresholds;
  onFailure: OnFailure;
  poolPolicy: PoolPolicy;
  /** So many children of each parent are planned at once, each with its own choice of the operation. */
  evolutionsPerInstruction: number;
  /** The run is done when it holds so many kept children, also within a round; null: only the rounds end it. */
  untilKept: number | null;
  /** Sampling of evolver and responder; the judge is asked at temperature 0. A teacher's own parameters win. */
  sampling: SamplingParameters;
  /** What is put after an instruction, in a paragraph of its own, when it is answered; empty: the instruction alone, as in the paper. */
  responderSuffix: string;
  /** null: rounds go on until all are made */
  evolStop: EvolStop | null;
  /** Seed of every random choice of the run. */
  randomSeed: number;
};

export const RUN_STATES = ['idle', 'running', 'paused', 'finished', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

export const ROUND_STATES = ['planning', 'running', 'finished', 'cancelled'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

export type RoundCounters = {
  planned: number;
  open: number;
  kept: number;
  eliminated: number;
  undecided: number;
  failed: number;
  calls: number;
  tokensIn: number;
  tokensOut: number;
  /** US dollars as a decimal text */
  costUsd: string;
  /** answered calls whose cost is not known */
  unpriced: number;
};

/** `waitsForScore`: the round whose score Evol Stop must have before the run goes on. */
type RunFacts = { state: RunState; rounds: number; roundsMade: number; waitsForScore: number | null };

const scoreFirst = (round: number) => `Enter the score of round ${round} first: Evol Stop decides by it.`;

export function isOverState(state: RunState): boolean {
  return state === 'finished' || state === 'cancelled';
}

/** Why a person cannot do it now; null when they can. Buttons show the sentence. */
export const RUN_ACTIONS = {
  start: (run: RunFacts) =>
    run.state === 'idle'
      ? run.roundsMade >= run.rounds
        ? 'All rounds of this run are made.'
        : run.waitsForScore === null
          ? null
          : scoreFirst(run.waitsForScore)
      : run.state === 'running'
        ? 'A round is running.'
        : run.state === 'paused'
          ? 'The run is paused: resume it.'
          : `The run is ${run.state}.`,
  pause: (run: RunFacts) => (run.state === 'running' ? null : 'Nothing is running.'),
  resume: (run: RunFacts) =>
    run.state !== 'paused'
      ? 'The run is not paused.'
      : run.waitsForScore === null
        ? null
        : scoreFirst(run.waitsForScore),
  cancel: (run: RunFacts) =>
    run.state === 'finished' || run.state === 'cancelled' ? `The run is ${run.state}.` : null,
  retryFailed: (run: RunFacts) =>
    run.state === 'cancelled' ? 'The run is cancelled.' : run.roundsMade === 0 ? 'No round is made yet.' : null,
} satisfies Record<string, (run: RunFacts) => string | null>;
export type RunAction = keyof typeof RUN_ACTIONS;
