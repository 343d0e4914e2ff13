/** Runs and their rounds. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RULES } from '../domain/evolution';
import { OPERATION_ID_FORM } from '../domain/operation';
import { DEFAULT_THRESHOLDS, THRESHOLD_FACTS, type ThresholdId, whyNotThresholds } from '../domain/rule-threshold';
import { MOST_EVOLUTIONS_PER_INSTRUCTION, MOST_ROUNDS, POOL_POLICIES, ROUND_STATES, RUN_STATES } from '../domain/run';
import { whyNotLoop } from '../domain/run-loop';
import { FAILURE_KINDS, TEACHER_ROLES } from '../domain/teacher';
import { BATCH_STATES, RUN_DRIVERS } from '../domain/teacher-batch';
import { idField, nameField, operationField, projectInput, timeField, usdField } from './fields';
import { ownOperationsField } from './operations';
import { evolStopSchema, roundScoreSchema } from './round-scores';
import { samplingSchema } from './teachers';

export const onFailureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('retry_next_round') }),
  z.object({ kind: z.literal('drop') }),
  z.object({ kind: z.literal('retry_now'), retries: z.number().int().min(1).max(5) }),
]);

/** A method of the registry, or one of its presets; the service knows which there are. */
const methodField = z.string().regex(OPERATION_ID_FORM);

function thresholdField(id: ThresholdId) {
  const { default: usual, least, most, unit } = THRESHOLD_FACTS[id];
  const number = z.number().min(least, `At least ${least}.`).max(most, `At most ${most}.`);
  return (unit === 'words' ? number.int('Give a whole number.') : number).default(usual);
}

/** A missing one has its default: what runs of earlier versions were made with. */
export const ruleThresholdsSchema = z
  .object({
    sorryWords: thresholdField('sorryWords'),
    copyOverlap: thresholdField('copyOverlap'),
    wordsAddedLeast: thresholdField('wordsAddedLeast'),
    wordsAddedMost: thresholdField('wordsAddedMost'),
    scriptShare: thresholdField('scriptShare'),
  } satisfies Record<ThresholdId, unknown>)
  .superRefine((thresholds, context) => {
    const problem = whyNotThresholds(thresholds);
    if (problem) context.addIssue({ code: 'custom', path: [problem.place], message: problem.message });
  });

/** operation → relative weight */
export const weightsSchema = z
  .record(operationField, z.number().min(0).max(1000))
  .refine(
    (weights) => Object.values(weights).some((weight) => weight > 0),
    'At least one operation needs a weight above 0.',
  );

export const evolutionsPerInstructionField = z.number().int().min(1).max(MOST_EVOLUTIONS_PER_INSTRUCTION);
export const untilKeptField = z.number().int().min(1).max(100_000_000).nullable();
const roundNumberKey = z.string().regex(/^([1-9]|1\d|20)$/, `The number of a round, 1 to ${MOST_ROUNDS}.`);

/** A missing field of the loop has what runs of earlier versions were made with. */
const runConfigFields = z.object({
  method: methodField,
  preset: methodField,
  rounds: z.number().int().min(1).max(MOST_ROUNDS),
  weights: weightsSchema,
  roundWeights: z.record(roundNumberKey, weightsSchema).default({}),
  /** written by the studio: what the project's own operations were when the run was made */
  ownOperations: ownOperationsField.optional(),
  rules: z.array(z.enum(RULES)),
  thresholds: ruleThresholdsSchema.default(DEFAULT_THRESHOLDS),
  onFailure: onFailureSchema,
  poolPolicy: z.enum(POOL_POLICIES),
  evolutionsPerInstruction: evolutionsPerInstructionField.default(1),
  untilKept: untilKeptField.default(null),
  sampling: samplingSchema,
  /** put after each instruction when it is answered; empty: the instruction alone */
  responderSuffix: z.string().trim().max(2000, 'At most 2,000 characters.').default(''),
  evolStop: evolStopSchema.nullable().default(null),
  randomSeed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 32 - 1),
});

export const runConfigSchema = runConfigFields.superRefine((config, context) => {
  const problem = whyNotLoop(config);
  if (problem) context.addIssue({ code: 'custom', path: [problem.place], message: problem.message });
});

export const roundCountersSchema = z.object({
  planned: z.number(),
  open: z.number(),
  kept: z.number(),
  eliminated: z.number(),
  undecided: z.number(),
  failed: z.number(),
  calls: z.number(),
  tokensIn: z.number(),
  tokensOut: z.number(),
  costUsd: usdField,
  /** answered calls whose cost is not known: no price, or no count of tokens */
  unpriced: z.number(),
});

export const roundSchema = z.object({
  id: idField,
  runId: idField,
  number: z.number(),
  state: z.enum(ROUND_STATES),
  counters: roundCountersSchema,
  /** operation → template version number */
  templateVersions: z.record(operationField, z.object({ id: idField, version: z.number() })),
  startedAt: timeField.nullable(),
  finishedAt: timeField.nullable(),
});
export type RoundView = z.infer<typeof roundSchema>;

/** The cap of a run and what is gone of it; `heldUsd` is set aside for calls in flight. */
export const runBudgetSchema = z.object({
  capUsd: usdField.nullable(),
  spentUsd: usdField,
  heldUsd: usdField,
});

export const runSchema = z.object({
  id: idField,
  projectId: idField,
  name: z.string(),
  config: runConfigSchema,
  teachers: z.object({
    evolver: z.object({ id: idField, name: z.string(), model: z.string() }),
    judge: z.object({ id: idField, name: z.string(), model: z.string() }),
    responder: z.object({ id: idField, name: z.string(), model: z.string() }),
  }),
  seedSets: z.array(z.object({ id: idField, name: z.string(), rowCount: z.number() })),
  lineageCount: z.number(),
  state: z.enum(RUN_STATES),
  stateReason: z.string().nullable(),
  stateSince: timeField,
  /** why a running run's calls wait: a teacher that refused until a time, or one whose limit per minute sets the pace */
  waits: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('refused'), teacher: z.string(), until: timeField }),
      z.object({ kind: z.literal('paced'), teacher: z.string(), limit: z.string() }),
    ]),
  ),
  /** null: no cap was ever set */
  budget: runBudgetSchema.nullable(),
  roundsQueued: z.number(),
  /** live: call by call; batch: as files of requests that the provider answers within a day */
  driver: z.enum(RUN_DRIVERS),
  isRehearsal: z.boolean(),
  createdAt: timeField,
  rounds: z.array(roundSchema),
  /** the standing score of each round that has one, in the order of rounds; 0 is the seeds alone */
  scores: z.array(roundScoreSchema),
  /** seeds + kept: what an export of the pool holds now */
  poolSize: z.number(),
});
export type RunView = z.infer<typeof runSchema>;

/** One file of requests at the provider. `providerState` is the provider's own word, `message` what went wrong with it. */
export const roundBatchSchema = z.object({
  id: idField,
  role: z.enum(TEACHER_ROLES),
  teacher: z.string(),
  state: z.enum(BATCH_STATES),
  providerId: z.string().nullable(),
  providerState: z.string().nullable(),
  requests: z.number(),
  answered: z.number(),
  failed: z.number(),
  message: z.string().nullable(),
  createdAt: timeField,
  submittedAt: timeField.nullable(),
  expiresAt: timeField.nullable(),
  finishedAt: timeField.nullable(),
});
export type RoundBatch = z.infer<typeof roundBatchSchema>;

/** One round in detail. Times in ms; `callsPerSecond` over the last 30 s; `msLeft` null until it can be told. */
export const roundReportSchema = z.object({
  round: roundSchema,
  states: z.array(z.object({ state: z.string(), count: z.number() })),
  operations: z.array(
    z.object({
      operation: z.string(),
      planned: z.number(),
      kept: z.number(),
      eliminated: z.number(),
      undecided: z.number(),
      failed: z.number(),
    }),
  ),
  drops: z.array(z.object({ rule: z.enum(RULES), operation: z.string(), count: z.number() })),
  failures: z.array(z.object({ kind: z.enum(FAILURE_KINDS), count: z.number(), example: z.string() })),
  /** retried and final failures of calls by kind: what the teacher did, whether or not the evolution survived it */
  callErrors: z.array(z.object({ kind: z.enum(FAILURE_KINDS), count: z.number() })),
  /** of a round that is driven by batch, in the order they were made */
  batches: z.array(roundBatchSchema),
  callsPerSecond: z.number(),
  msLeft: z.number().nullable(),
});
export type RoundReport = z.infer<typeof roundReportSchema>;

const rangeSchema = z.object({ low: z.number(), expected: z.number(), high: z.number() });

/** What rounds will take, each figure with an interval; `costUsd` null while a model has no price. */
export const spendingSchema = z.object({
  calls: rangeSchema,
  tokens: rangeSchema,
  costUsd: z.object({ low: z.string(), expected: z.string(), high: z.string() }).nullable(),
  timeMs: rangeSchema,
  unpricedModels: z.array(z.string()),
  basis: z.enum(['measured', 'lengths']),
});
export type SpendingView = z.infer<typeof spendingSchema>;

/** methods.md §1.3 and §13.1: size and calls by policy; `measuredFailureShare` null when this project has no finished round yet. */
export const runEstimateSchema = z.object({
  lineages: z.number(),
  callsAtMost: z.number(),
  poolAtMost: z.number(),
  measuredFailureShare: z.number().nullable(),
  expectedPool: z.number().nullable(),
  expectedCalls: z.number().nullable(),
  /** null: no teachers were named */
  spending: spendingSchema.nullable(),
  /** With the measured failure share, else as if nothing failed. Fewer than were asked for where the run has enough before. */
  rounds: z.array(
    z.object({
      number: z.number(),
      parents: z.number(),
      evolutions: z.number(),
      calls: z.number(),
      /** when it is over, seeds included */
      pool: z.number(),
      costUsd: z.object({ low: z.string(), expected: z.string(), high: z.string() }).nullable(),
    }),
  ),
});
export type RunEstimate = z.infer<typeof runEstimateSchema>;

const runInput = projectInput.extend({ runId: idField });

export const runCreateInput = projectInput.extend({
  name: nameField,
  config: runConfigSchema,
  seedSetIds: z.array(idField).min(1, 'Choose at least one seed set.'),
  teacherIds: z.object({ evolver: idField, judge: idField, responder: idField }),
  driver: z.enum(RUN_DRIVERS).default('live'),
  /** null: no cap */
  capUsd: usdField.nullable().default(null),
});

export const runEstimateInput = projectInput.extend({
  seedSetIds: z.array(idField),
  rounds: z.number().int().min(1).max(MOST_ROUNDS),
  poolPolicy: z.enum(POOL_POLICIES).default('frontier'),
  evolutionsPerInstruction: evolutionsPerInstructionField.default(1),
  untilKept: untilKeptField.default(null),
  /** off when the rules ask no judge, as in the preset of the official code */
  asksJudge: z.boolean().default(true),
  /** with teachers, tokens, money and time are estimated too */
  teacherIds: z.object({ evolver: idField, judge: idField, responder: idField }).optional(),
  maxTokens: z.number().int().min(1).optional(),
  driver: z.enum(RUN_DRIVERS).default('live'),
});

export const runsContract = {
  list: oc.route({ method: 'GET', path: '/projects/{projectId}/runs' }).input(projectInput).output(z.array(runSchema)),
  get: oc.route({ method: 'GET', path: '/projects/{projectId}/runs/{runId}' }).input(runInput).output(runSchema),
  create: oc.route({ method: 'POST', path: '/projects/{projectId}/runs' }).input(runCreateInput).output(runSchema),
  estimate: oc
    .route({ method: 'POST', path: '/projects/{projectId}/runs/estimate' })
    .input(runEstimateInput)
    .output(runEstimateSchema),
  /** What the next rounds of a run will take, or what is still open of the round under way. */
  spending: oc
    .route({ method: 'GET', path: '/projects/{projectId}/runs/{runId}/spending' })
    .input(
      runInput.extend({
        of: z.enum(['next', 'open']).default('next'),
        rounds: z.coerce.number().int().min(1).max(20).default(1),
      }),
    )
    .output(spendingSchema),
  /** Sets, raises, lowers or (null) takes off the cap; a run that its cap has paused goes on when it is resumed. */
  setCap: oc
    .route({ method: 'PUT', path: '/projects/{projectId}/runs/{runId}/cap' })
    .input(runInput.extend({ capUsd: usdField.nullable() }))
    .output(runSchema),
  /** The weights of a round that is not made yet, alone or of all from it on; a round that was opened keeps its own. */
  setWeights: oc
    .route({ method: 'PUT', path: '/projects/{projectId}/runs/{runId}/weights' })
    .input(
      runInput.extend({
        round: z.number().int().min(1).max(MOST_ROUNDS),
        isOnward: z.boolean().default(false),
        weights: weightsSchema,
      }),
    )
    .output(runSchema),
  /** Starts the next round, and goes on for `rounds` rounds in a row. */
  start: oc
    .route({ method: 'POST', path: '/projects/{projectId}/runs/{runId}/start' })
    .input(runInput.extend({ rounds: z.number().int().min(1).max(20).default(1) }))
    .output(runSchema),
  pause: oc
    .route({ method: 'POST', path: '/projects/{projectId}/runs/{runId}/pause' })
    .input(runInput)
    .output(runSchema),
  resume: oc
    .route({ method: 'POST', path: '/projects/{projectId}/runs/{runId}/resume' })
    .input(runInput)
    .output(runSchema),
  /** The failed evolutions of the last round are asked again, in the same round, from where they failed. */
  retryFailed: oc
    .route({ method: 'POST', path: '/projects/{projectId}/runs/{runId}/retry-failed' })
    .input(runInput)
    .output(runSchema),
  cancel: oc
    .route({ method: 'POST', path: '/projects/{projectId}/runs/{runId}/cancel' })
    .input(runInput)
    .output(runSchema),
  round: oc
    .route({ method: 'GET', path: '/projects/{projectId}/runs/{runId}/rounds/{number}' })
    .input(runInput.extend({ number: z.coerce.number().int().min(1) }))
    .output(roundReportSchema),
};
