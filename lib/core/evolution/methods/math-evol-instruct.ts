/** Math evolution (WizardMath, arXiv 2308.09583): downward and upward, as in its first version; math_planned is the upward operation of its last one. */
import { DEFAULT_THRESHOLDS } from '../../domain/rule-threshold';
import type { RunConfig } from '../../domain/run';
import type { Method } from './method';

/** Ours: answers have to keep their steps, so that they can be judged one by one, and the final answer must be found. */
const STEPS_WANTED =
  'Number the steps of your solution, one on each line, and end with a last line “Final answer: ” and the answer.';

const DOWN: RunConfig['weights'] = { math_simpler: 1, math_other_topic: 1 };

/**
 * v1 §2.2: eight turns, downward evolution and the upward operations of Evol-Instruct. Not in the paper, so ours: the same chance for all of
 * them, sampling, no elimination but of what is there already, and that what failed is tried again in the next round.
 */
const V1: RunConfig = {
  method: 'math_evol_instruct',
  preset: 'v1',
  rounds: 8,
  weights: { ...DOWN, math_constraints: 1, math_concretizing: 1, math_reasoning: 1 },
  roundWeights: {},
  rules: ['duplicate_in_run'],
  thresholds: DEFAULT_THRESHOLDS,
  onFailure: { kind: 'retry_next_round' },
  poolPolicy: 'frontier',
  evolutionsPerInstruction: 1,
  untilKept: null,
  sampling: { maxTokens: 2048 },
  responderSuffix: STEPS_WANTED,
  evolStop: null,
  randomSeed: 1,
};

/**
 * v3 (ICLR 2025): two rounds downward, three upward, each on what the round before made, six evolutions of every instruction, at temperature 0.7.
 * Which upward prompt it used is known from third parties only; here it is math_planned.
 */
const V3: RunConfig = {
  ...V1,
  preset: 'v3',
  rounds: 5,
  weights: { math_planned: 1 },
  roundWeights: { 1: DOWN, 2: DOWN },
  evolutionsPerInstruction: 6,
  sampling: { temperature: 0.7, maxTokens: 2048 },
};

export const method: Method = {
  id: 'math_evol_instruct',
  order: 30,
  label: 'Math evolution',
  source: 'WizardMath, arXiv 2308.09583',
  operations: [
    'math_simpler',
    'math_other_topic',
    'math_constraints',
    'math_concretizing',
    'math_reasoning',
    'math_planned',
  ],
  presets: {
    v1: {
      label: 'First version',
      hint: 'WizardMath v1 (2023) §2.2: eight rounds, downward evolution and the upward operations of Evol-Instruct. Ours, because the paper does not say: the same chance for all five, the teacher’s own sampling, and that duplicates are dropped.',
      config: V1,
    },
    v3: {
      label: 'Third version',
      hint: 'WizardMath v3 (ICLR 2025): two rounds downward, then three upward, six evolutions of every instruction in each, temperature 0.7, duplicates dropped. Its upward prompt is known only from third parties who reproduce it; ours follows their outline in our own words. Ours, too: how duplicates are compared, and which of the six is evolved further, the last one kept.',
      config: V3,
    },
  },
};
