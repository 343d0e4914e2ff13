/** Dry runs: a template, saved or not, tried on some parents with a run's settings; nothing of it enters the pool. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  BETTERS,
  DRY_RUN_ANSWERS,
  DRY_RUN_CHOICES,
  DRY_RUN_SIDES,
  DRY_RUN_STATES,
  MOST_DRY_RUN_PARENTS,
} from '../domain/dry-run';
import { EVOLUTION_STATES, RULES, VERDICTS } from '../domain/evolution';
import { FAILURE_KINDS } from '../domain/teacher';
import { decidedBySchema, findingSchema, teacherCallSchema } from './evolution-view';
import { idField, operationField, pageOf, projectInput, timeField, usdField } from './fields';
import { ownOperationsField } from './operations';
import { ruleThresholdsSchema, spendingSchema } from './runs';
import { samplingSchema } from './teachers';

const shareSchema = z.object({ share: z.number(), low: z.number(), high: z.number(), n: z.number() });

/** A text of its own, or a saved version. */
const variantInput = z.union([
  z.object({ label: z.string().trim().min(1).max(60), text: z.string() }),
  z.object({ templateVersionId: idField }),
]);

const countField = z.number().int().min(1, 'At least one parent.').max(MOST_DRY_RUN_PARENTS, 'At most 50 parents.');

const parentsInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('random'), count: countField }),
  /** fewer, when the last round dropped fewer */
  z.object({ kind: z.literal('dropped'), count: countField }),
  z.object({ kind: z.literal('chosen'), instructionIds: z.array(idField).min(1).max(MOST_DRY_RUN_PARENTS) }),
]);

const wishInput = projectInput.extend({
  operation: operationField,
  /** whose rules, thresholds, sampling and teachers are used, and whose parents are meant */
  basisRunId: idField,
  variants: z.array(variantInput).min(1).max(2),
  parents: parentsInput,
  /** the same seed chooses the same parents, data formats and sides; left out: by chance */
  randomSeed: z.number().int().min(0).max(2_147_483_647).optional(),
});
export type DryRunWish = z.infer<typeof wishInput>;

export const dryRunEstimateSchema = z.object({
  /** fewer than wished where there are no more */
  parentCount: z.number(),
  spending: spendingSchema,
});
export type DryRunEstimate = z.infer<typeof dryRunEstimateSchema>;

/** The rules and the sampling that the machine was given. */
export const dryRunSettingsSchema = z.object({
  rules: z.array(z.enum(RULES)),
  thresholds: ruleThresholdsSchema,
  sampling: samplingSchema,
  ownOperations: ownOperationsField.optional(),
});

const variantSchema = z.object({
  label: z.string(),
  text: z.string(),
  templateVersionId: idField.nullable(),
  sha256: z.string(),
});
export const dryRunVariantsSchema = z.array(variantSchema);

export const dryRunRowSchema = z.object({
  id: idField,
  operation: operationField,
  runId: idField,
  runName: z.string(),
  variants: z.array(variantSchema.omit({ text: true })),
  choice: z.enum(DRY_RUN_CHOICES),
  randomSeed: z.number(),
  isBlind: z.boolean(),
  state: z.enum(DRY_RUN_STATES),
  stateReason: z.string().nullable(),
  isRehearsal: z.boolean(),
  parentCount: z.number(),
  itemCount: z.number(),
  doneCount: z.number(),
  /** parents that somebody has compared */
  comparedCount: z.number(),
  callCount: z.number(),
  costUsd: z.string(),
  /** answered calls whose model has no price */
  unpricedCount: z.number(),
  capUsd: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: timeField,
  finishedAt: timeField.nullable(),
});
export type DryRunRow = z.infer<typeof dryRunRowSchema>;

const oldChildSchema = z.object({
  evolutionId: idField,
  /** audited, and I may not know yet what became of it: no status and no findings */
  isBlind: z.boolean(),
  instructionId: idField.nullable(),
  text: z.string(),
  status: z.enum(VERDICTS).nullable(),
  decidedBy: decidedBySchema.nullable(),
  findings: z.array(findingSchema),
  wordsAdded: z.number().nullable(),
  overlap: z.number().nullable(),
  templateVersion: z.number().nullable(),
});
export type DryRunOldChild = z.infer<typeof oldChildSchema>;

const sideSchema = z.object({
  /** which variant this is; null while nobody may know */
  variant: z.union([z.literal(0), z.literal(1)]).nullable(),
  state: z.enum(EVOLUTION_STATES),
  childText: z.string().nullable(),
  response: z.string().nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  findings: z.array(findingSchema),
  failure: z.object({ kind: z.enum(FAILURE_KINDS), message: z.string() }).nullable(),
  wordsAdded: z.number().nullable(),
  overlap: z.number().nullable(),
  /** null while nobody may know which variant this is: a longer template costs more */
  costUsd: z.string().nullable(),
});
export type DryRunSideView = z.infer<typeof sideSchema>;

export const dryRunPairSchema = z.object({
  position: z.number(),
  instructionId: idField,
  parentText: z.string(),
  dataFormat: z.string().nullable(),
  /** the newest child that this operation made of the parent; null, too, while nobody may know which variant stands where */
  old: oldChildSchema.nullable(),
  left: sideSchema,
  /** null with one variant */
  right: sideSchema.nullable(),
  better: z
    .object({ answer: z.enum(DRY_RUN_ANSWERS), better: z.enum(BETTERS), personName: z.string(), at: timeField })
    .nullable(),
});
export type DryRunPair = z.infer<typeof dryRunPairSchema>;

const summarySchema = z.object({
  n: z.number(),
  kept: z.number(),
  dropped: z.number(),
  undecided: z.number(),
  failed: z.number(),
  keptShare: shareSchema.nullable(),
  reasons: z.array(z.object({ rule: z.enum(RULES), count: z.number() })),
  meanWordsAdded: z.object({ mean: z.number(), n: z.number() }).nullable(),
  costUsd: z.string(),
  costPerKeptUsd: z.string().nullable(),
});

export const dryRunSchema = dryRunRowSchema.extend({
  variants: dryRunVariantsSchema,
  settings: dryRunSettingsSchema,
  teachers: z.object({ evolver: z.string(), judge: z.string(), responder: z.string() }),
  pairs: z.array(dryRunPairSchema),
  /** by variant; of a blind comparison only over parents that were compared */
  summaries: z.array(summarySchema),
  comparison: z
    .object({
      first: z.number(),
      second: z.number(),
      ties: z.number(),
      n: z.number(),
      secondShare: shareSchema.nullable(),
    })
    .nullable(),
});
export type DryRunView = z.infer<typeof dryRunSchema>;

const oneInput = projectInput.extend({ dryRunId: idField });
const pairInput = oneInput.extend({ position: z.coerce.number().int().min(0) });

export const dryRunsContract = {
  /** Newest first. */
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/dry-runs' })
    .input(
      projectInput.extend({
        cursor: idField.optional(),
        limit: z.coerce.number().int().min(1).max(100).default(30),
      }),
    )
    .output(pageOf(dryRunRowSchema)),
  get: oc
    .route({ method: 'GET', path: '/projects/{projectId}/dry-runs/{dryRunId}' })
    .input(oneInput)
    .output(dryRunSchema),
  /** What it would take; asks no teacher. */
  estimate: oc
    .route({ method: 'POST', path: '/projects/{projectId}/dry-runs/estimate' })
    .input(wishInput)
    .output(dryRunEstimateSchema),
  /** Starts it. With a cap it is refused when it is expected to cost more, and stops before a call that could go beyond. */
  create: oc
    .route({ method: 'POST', path: '/projects/{projectId}/dry-runs' })
    .input(wishInput.extend({ isBlind: z.boolean().default(false), capUsd: usdField.nullable().default(null) }))
    .output(dryRunRowSchema),
  /** Nothing new is asked; what was answered stays. */
  cancel: oc
    .route({ method: 'POST', path: '/projects/{projectId}/dry-runs/{dryRunId}/cancel' })
    .input(oneInput)
    .output(dryRunRowSchema),
  /** Goes on with what is left, after a person has mended what stopped it; with `capUsd` under another cap. */
  resume: oc
    .route({ method: 'POST', path: '/projects/{projectId}/dry-runs/{dryRunId}/resume' })
    .input(oneInput.extend({ capUsd: usdField.optional() }))
    .output(dryRunRowSchema),
  /** Which of the two children of a parent is better. Said blind it stays, because the labels are shown from then on. */
  chooseBetter: oc
    .route({ method: 'POST', path: '/projects/{projectId}/dry-runs/{dryRunId}/pairs/{position}/better' })
    .input(pairInput.extend({ answer: z.enum(DRY_RUN_ANSWERS) }))
    .output(dryRunPairSchema),
  /** What was sent to the teachers for one child and what came back; refused while nobody may know which variant it is. */
  calls: oc
    .route({ method: 'GET', path: '/projects/{projectId}/dry-runs/{dryRunId}/pairs/{position}/{side}/calls' })
    .input(pairInput.extend({ side: z.enum(DRY_RUN_SIDES) }))
    .output(z.array(teacherCallSchema)),
};
