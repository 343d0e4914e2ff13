/** The review room: a queue of evolutions, and events that decide them. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RULES, VERDICTS } from '../domain/evolution';
import { EVOL_OPERATIONS } from '../domain/operation';
import { REVIEW_EVENT_KINDS } from '../domain/review';
import { evolutionSchema, lineageNodeSchema, standingSchema, teacherCallSchema } from './evolution-view';
import { idField, projectInput, timeField } from './fields';

/** A response longer than this many characters is cut in the queue; the rest is asked for. */
export const REVIEW_RESPONSE_LIMIT = 8192;

export const reviewFilterSchema = z.object({
  runId: idField.optional(),
  round: z.coerce.number().int().min(1).optional(),
  operation: z.enum([...EVOL_OPERATIONS, 'human_edit']).optional(),
  status: z.enum(VERDICTS).optional(),
  rule: z.enum(RULES).optional(),
  /** `open`: not decided by me (the default). `mine`: decided by me. `all`: both. `flagged`: flagged by anybody. */
  show: z.enum(['open', 'mine', 'all', 'flagged']).default('open'),
});
export type ReviewFilter = z.infer<typeof reviewFilterSchema>;

export const reviewItemSchema = z.object({
  evolution: evolutionSchema,
  parentText: z.string(),
  childText: z.string(),
  response: z.string().nullable(),
  isResponseCut: z.boolean(),
  /** what the operation asks, and the version of the template that asked it */
  lineage: z.array(lineageNodeSchema),
  siblings: z.object({ total: z.number(), kept: z.number(), dropped: z.number() }),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

export const reviewEventSchema = z.object({
  eventId: idField,
  evolutionId: idField,
  kind: z.enum(REVIEW_EVENT_KINDS),
  reason: z.string().max(200).nullable().default(null),
  comment: z.string().max(4000).nullable().default(null),
  undoesId: idField.nullable().default(null),
  isBlind: z.boolean().default(false),
  shownAt: timeField,
  decidedAt: timeField,
});
export type ReviewEventInput = z.infer<typeof reviewEventSchema>;

/** One answer per event, in the order sent. `refused` is final: sending it again will not help. */
export const reviewEventResultSchema = z.discriminatedUnion('outcome', [
  z.object({ eventId: idField, outcome: z.literal('saved'), evolutionId: idField, standing: standingSchema }),
  z.object({ eventId: idField, outcome: z.literal('refused'), evolutionId: idField, message: z.string() }),
]);
export type ReviewEventResult = z.infer<typeof reviewEventResultSchema>;

const evolutionInput = projectInput.extend({ evolutionId: idField });

export const reviewsContract = {
  /** Next items after `cursor` in the order of rounds and lineages. `openCount` counts what is left under the filter, `totalCount` all. */
  queue: oc
    .route({ method: 'GET', path: '/projects/{projectId}/review' })
    .input(
      projectInput.extend({
        ...reviewFilterSchema.shape,
        cursor: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
    )
    .output(
      z.object({
        items: z.array(reviewItemSchema),
        nextCursor: z.string().nullable(),
        openCount: z.number(),
        totalCount: z.number(),
      }),
    ),
  item: oc
    .route({ method: 'GET', path: '/projects/{projectId}/review/{evolutionId}' })
    .input(evolutionInput)
    .output(reviewItemSchema),
  /** The whole response, and everything that was sent and received. */
  detail: oc
    .route({ method: 'GET', path: '/projects/{projectId}/review/{evolutionId}/detail' })
    .input(evolutionInput)
    .output(
      z.object({
        response: z.string().nullable(),
        calls: z.array(teacherCallSchema),
        templateText: z.string().nullable(),
        comments: z.array(z.object({ personName: z.string(), comment: z.string(), at: timeField })),
      }),
    ),
  /** Idempotent by `eventId`; all events of a batch are stored in one transaction. */
  send: oc
    .route({ method: 'POST', path: '/projects/{projectId}/review/events' })
    .input(projectInput.extend({ events: z.array(reviewEventSchema).min(1).max(50) }))
    .output(z.object({ results: z.array(reviewEventResultSchema) })),
  /** A person's text instead of the child: a new node with operation human_edit; the child it replaces is rejected in the same transaction. */
  edit: oc
    .route({ method: 'POST', path: '/projects/{projectId}/review/{evolutionId}/edit' })
    .input(
      evolutionInput.extend({
        editId: idField,
        instruction: z.string().min(1).max(200_000),
        response: z.string().max(1_000_000),
        shownAt: timeField,
        decidedAt: timeField,
      }),
    )
    .output(z.object({ edited: reviewItemSchema, replaced: standingSchema })),
};
