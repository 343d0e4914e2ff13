/** Evol-Instruct (WizardLM, arXiv 2304.12244): its operations, its rules, and the paper's and the released code's settings. */
import { DEFAULT_THRESHOLDS } from '../../domain/rule-threshold';
import type { RunConfig } from '../../domain/run';
import type { Method } from './method';

/** Paper: §3 and §4.2. Six operations with the same chance, four rules; input_format is ours, because complicate_input is void without its data. */
export const PAPER_CONFIG: RunConfig = {
  method: 'evol_instruct',
  preset: 'paper',
  rounds: 4,
  weights: { constraints: 1, deepening: 1, concretizing: 1, reasoning: 1, complicate_input: 1, breadth: 1 },
  roundWeights: {},
  rules: ['copied', 'input_format', 'equal', 'sorry80', 'stopwords'],
  thresholds: DEFAULT_THRESHOLDS,
  onFailure: { kind: 'retry_next_round' },
  poolPolicy: 'frontier',
  evolutionsPerInstruction: 1,
  untilKept: null,
  sampling: { temperature: 1, topP: 0.9, maxTokens: 2048, frequencyPenalty: 0 },
  responderSuffix: '',
  evolStop: null,
  randomSeed: 1,
};

/** The released Evol_Instruct/main.py: one pass, five operations, nothing eliminated, so that the judge is never called. */
export const OFFICIAL_CODE_CONFIG: RunConfig = {
  method: 'evol_instruct',
  preset: 'official_code',
  rounds: 1,
  weights: { constraints: 1, deepening: 1, concretizing: 1, reasoning: 1, breadth: 1 },
  roundWeights: {},
  rules: [],
  thresholds: DEFAULT_THRESHOLDS,
  onFailure: { kind: 'drop' },
  poolPolicy: 'drop_failed',
  evolutionsPerInstruction: 1,
  untilKept: null,
  sampling: { temperature: 1, topP: 0.95, maxTokens: 2048 },
  responderSuffix: '',
  evolStop: null,
  randomSeed: 1,
};

export const method: Method = {
  id: 'evol_instruct',
  order: 10,
  label: 'Evol-Instruct',
  source: 'WizardLM, arXiv 2304.12244',
  operations: ['constraints', 'deepening', 'concretizing', 'reasoning', 'complicate_input', 'breadth'],
  presets: {
    paper: {
      label: 'Paper',
      hint: 'WizardLM §3 and §4.2: four rounds, six operations with the same chance, the paper’s rules and one of ours for data blocks, what failed is tried again in the next round.',
      config: PAPER_CONFIG,
    },
    official_code: {
      label: 'Official code',
      hint: 'The released program: one round, five operations (no complicate input), nothing is eliminated and no judge is asked.',
      config: OFFICIAL_CODE_CONFIG,
    },
  },
};
