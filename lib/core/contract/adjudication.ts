/** What waits for a lead: items that people disagree about, and those that somebody flagged. Settled by events of the review room. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { DECISIONS } from '../domain/review';
import { idField, operationField, projectInput, timeField } from './fields';
import { reviewItemSchema } from './reviews';

/** `waiting`: disagreement or a flag, and no lead has settled it. `settled`: by a lead. `unanimous`: by itself, because at least two people say the same. */
export const ADJUDICATION_SHOWS = ['waiting', 'settled', 'unanimous'] as const;

export const reviewerAnswerSchema = z.object({
  personId: z.string(),
  personName: z.string(),
  decision: z.enum(DECISIONS),
  reason: z.string().nullable(),
  /** from shown to decided; null in bulk */
  tookMs: z.number().nullable(),
  isBlind: z.boolean(),
  decidedAt: timeField,
});
export type ReviewerAnswer = z.infer<typeof reviewerAnswerSchema>;

export const adjudicationItemSchema = reviewItemSchema.extend({
  answers: z.array(reviewerAnswerSchema),
  comments: z.array(z.object({ personId: z.string(), personName: z.string(), comment: z.string(), at: timeField })),
  agreement: z.number().nullable(),
  settled: z
    .object({
      decision: z.enum(['accept', 'reject']),
      personName: z.string(),
      reason: z.string().nullable(),
      isGuidelineGap: z.boolean(),
      at: timeField,
    })
    .nullable(),
});
export type AdjudicationItem = z.infer<typeof adjudicationItemSchema>;

export const adjudicationFilterSchema = z.object({
  show: z.enum(ADJUDICATION_SHOWS).default('waiting'),
  operation: operationField.optional(),
  /** only what both decided, and differently */
  first: z.string().optional(),
  second: z.string().optional(),
});
export type AdjudicationFilter = z.infer<typeof adjudicationFilterSchema>;

export const adjudicationContract = {
  /** Lowest agreement first, then what is flagged without a disagreement; what is settled: newest evolution first. `total` is counted for the first page only. */
  queue: oc
    .route({ method: 'GET', path: '/projects/{projectId}/adjudication' })
    .input(
      projectInput.extend({
        ...adjudicationFilterSchema.shape,
        cursor: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
    )
    .output(
      z.object({
        items: z.array(adjudicationItemSchema),
        nextCursor: z.string().nullable(),
        total: z.number().nullable(),
      }),
    ),
  item: oc
    .route({ method: 'GET', path: '/projects/{projectId}/adjudication/{evolutionId}' })
    .input(projectInput.extend({ evolutionId: idField }))
    .output(adjudicationItemSchema),
};
