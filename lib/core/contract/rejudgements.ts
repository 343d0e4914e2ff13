/** Judging again without generating: preview what other rules or thresholds would change in a run, then apply it. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RULES, VERDICTS } from '../domain/evolution';
import { REJUDGEMENT_STATES } from '../domain/rejudgement';
import { idField, projectInput, timeField } from './fields';
import { ruleThresholdsSchema } from './runs';

export const ruleSettingsSchema = z.object({
  rules: z.array(z.enum(RULES)),
  thresholds: ruleThresholdsSchema,
});

const moveSchema = z.object({ from: z.enum(VERDICTS), to: z.enum(VERDICTS) });

export const rejudgementCountsSchema = z.object({
  after: idField.nullable(),
  moves: z.array(moveSchema.extend({ count: z.number(), settled: z.number() })),
  otherRule: z.number(),
  unanswered: z.object({ judge: z.number(), responder: z.number() }),
  examples: z.array(
    moveSchema.extend({
      evolutionId: idField,
      operation: z.string(),
      round: z.number(),
      rule: z.enum(RULES).nullable(),
      evidence: z.string(),
      childText: z.string(),
    }),
  ),
});

export const rejudgementSchema = z.object({
  id: idField,
  runId: idField,
  runName: z.string(),
  /** what the run was judged by when this was asked for */
  before: ruleSettingsSchema,
  settings: ruleSettingsSchema,
  state: z.enum(REJUDGEMENT_STATES),
  total: z.number(),
  doneCount: z.number(),
  /** of the preview, or of what was applied; `settled` did not change their effective status */
  counts: rejudgementCountsSchema.omit({ after: true }),
  message: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: timeField,
  finishedAt: timeField.nullable(),
});
export type RejudgementView = z.infer<typeof rejudgementSchema>;

const oneInput = projectInput.extend({ rejudgementId: idField });

export const rejudgementsContract = {
  /** Newest first, the last twenty. */
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/rejudgements' })
    .input(projectInput)
    .output(z.array(rejudgementSchema)),
  get: oc
    .route({ method: 'GET', path: '/projects/{projectId}/rejudgements/{rejudgementId}' })
    .input(oneInput)
    .output(rejudgementSchema),
  /** Looks at every finished evolution of the run and changes nothing. */
  preview: oc
    .route({ method: 'POST', path: '/projects/{projectId}/runs/{runId}/rejudgements' })
    .input(projectInput.extend({ runId: idField, ...ruleSettingsSchema.shape }))
    .output(rejudgementSchema),
  /** The run's rules become these, for its next rounds too, and its finished evolutions are judged by them. The earlier verdicts are kept in a log. */
  apply: oc
    .route({ method: 'POST', path: '/projects/{projectId}/rejudgements/{rejudgementId}/apply' })
    .input(oneInput)
    .output(rejudgementSchema),
};
