/** Judged difficulty: an estimate first, then a job that asks a teacher to score a random sample of each template version's children and their parents. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { DIFFICULTY_STATES, MOST_PER_VERSION, USUAL_PER_VERSION } from '../domain/difficulty';
import { idField, listOf, projectInput, timeField, usdField } from './fields';

export const difficultyWishSchema = z.object({
  teacherId: idField,
  perVersion: z.number().int().min(1).max(MOST_PER_VERSION).default(USUAL_PER_VERSION),
  /** left out: all of them */
  runIds: listOf(idField),
  rounds: listOf(z.number().int().min(1)),
  operation: z.string().optional(),
});
export type DifficultyWish = z.output<typeof difficultyWishSchema>;

export const difficultyEstimateSchema = z.object({
  /** children and parents in the sample, and those of them that this judge scored before: they are not asked again */
  instructions: z.number(),
  known: z.number(),
  calls: z.number(),
  tokensIn: z.number(),
  /** null: the model has no price */
  costUsd: usdField.nullable(),
  model: z.string(),
  promptVersion: z.number(),
  /** the teacher's own setting, which wins over the judge's 0 */
  ownTemperature: z.number().nullable(),
});
export type DifficultyEstimate = z.infer<typeof difficultyEstimateSchema>;

export const difficultyJobSchema = z.object({
  id: idField,
  teacherId: idField,
  teacher: z.string(),
  model: z.string(),
  promptVersion: z.number(),
  perVersion: z.number(),
  state: z.enum(DIFFICULTY_STATES),
  total: z.number(),
  doneCount: z.number(),
  unparsedCount: z.number(),
  failedCount: z.number(),
  callCount: z.number(),
  costUsd: usdField,
  unpricedCount: z.number(),
  message: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: timeField,
  finishedAt: timeField.nullable(),
});
export type DifficultyJobView = z.infer<typeof difficultyJobSchema>;

const oneInput = projectInput.extend({ jobId: idField });

export const difficultyContract = {
  /** What the sample would hold and cost; asks nobody. */
  estimate: oc
    .route({ method: 'POST', path: '/projects/{projectId}/difficulty/estimate' })
    .input(projectInput.extend(difficultyWishSchema.shape))
    .output(difficultyEstimateSchema),
  /** One at a time in a project. The sample is fixed now; an instruction that this judge scored is never asked again. */
  start: oc
    .route({ method: 'POST', path: '/projects/{projectId}/difficulty' })
    .input(projectInput.extend(difficultyWishSchema.shape))
    .output(difficultyJobSchema),
  /** Newest first, the last twenty. */
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/difficulty' })
    .input(projectInput)
    .output(z.array(difficultyJobSchema)),
  /** What is scored stays; the sample is drawn so that any beginning of it is a random sample, too. */
  cancel: oc
    .route({ method: 'POST', path: '/projects/{projectId}/difficulty/{jobId}/cancel' })
    .input(oneInput)
    .output(difficultyJobSchema),
  /** One that was stopped, once its teacher is mended. */
  resume: oc
    .route({ method: 'POST', path: '/projects/{projectId}/difficulty/{jobId}/resume' })
    .input(oneInput)
    .output(difficultyJobSchema),
};
