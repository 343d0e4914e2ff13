/** The review room: a queue of evolutions, and events that decide them. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RULES, VERDICTS } from '../domain/evolution';
import { EVOL_OPERATIONS } from '../domain/operation';
import { REVIEW_EVENT_KINDS } from '../domain/review';
import { evolutionSchema, lineageNodeSchema, standingSchema, teacherCallSchema } from './evolution-view';
import { idField, projectInput, timeField } from './fields';

/** Bytes of UTF-8. A response or an instruction that is longer is cut in the queue, so that whole neighbours can be fetched ahead; the rest is asked for. */
export const REVIEW_RESPONSE_LIMIT = 8192;
export const REVIEW_TEXT_LIMIT = 7168;

export const reviewFilterSchema = z.object({
  runId: idField.optional(),
  round: z.coerce.number().int().min(1).optional(),
  operation: z.enum([...EVOL_OPERATIONS, 'human_edit']).optional(),
  status: z.enum(VERDICTS).optional(),
  rule: z.enum(RULES).optional(),
  /** `open`: not decided by me and not flagged (the default). `mine`: decided by me. `all`: both. `flagged`: flagged by anybody. */
  show: z.enum(['open', 'mine', 'all', 'flagged']).default('open'),
});
export type ReviewFilter = z.infer<typeof reviewFilterSchema>;

export const reviewItemSchema = z.object({
  evolution: evolutionSchema,
  parentText: z.string(),
  childText: z.string(),
  response: z.string().nullable(),
  isResponseCut: z.boolean(),
  /** parent or child is cut */
  isTextCut: z.boolean(),
  /** seed first, this child last */
  lineage: z.array(lineageNodeSchema),
  /** other finished evolutions of the same parent in this run */
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

export const lineageTreeNodeSchema = lineageNodeSchema.extend({ parentId: idField.nullable() });
export type LineageTreeNode = z.infer<typeof lineageTreeNodeSchema>;

const evolutionInput = projectInput.extend({ evolutionId: idField });

export const reviewsContract = {
  /** Next items after `cursor` in the order of rounds and lineages. `openCount` counts what I have not decided under the filter, `totalCount` what the filter holds
   * whether or not I decided it (`open`) or what it shows (the others). Both are counted for the first page only; with a cursor they are null. */
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
        openCount: z.number().nullable(),
        totalCount: z.number().nullable(),
      }),
    ),
  item: oc
    .route({ method: 'GET', path: '/projects/{projectId}/review/{evolutionId}' })
    .input(evolutionInput)
    .output(reviewItemSchema),
  /** The whole texts, and everything that was sent and received. */
  detail: oc
    .route({ method: 'GET', path: '/projects/{projectId}/review/{evolutionId}/detail' })
    .input(evolutionInput)
    .output(
      z.object({
        parentText: z.string(),
        childText: z.string(),
        response: z.string().nullable(),
        calls: z.array(teacherCallSchema),
        templateText: z.string().nullable(),
        /** all that was made in this lineage, seed first, then by round; `parentId` is the parent's instruction */
        tree: z.array(lineageTreeNodeSchema),
        comments: z.array(z.object({ personName: z.string(), comment: z.string(), at: timeField })),
      }),
    ),
  /** Idempotent by `eventId`; all events of a batch are stored in one transaction. */
  send: oc
    .route({ method: 'POST', path: '/projects/{projectId}/review/events' })
    .input(projectInput.extend({ events: z.array(reviewEventSchema).min(1).max(50) }))
    .output(z.object({ results: z.array(reviewEventResultSchema) })),
  /** A person's text instead of the child: a new node with operation human_edit, accepted by that person; the child it replaces is rejected in the same
   * transaction. Idempotent by `editId`, which becomes the new evolution's id. Whoever names the two events beforehand can undo them before this answers. */
  edit: oc
    .route({ method: 'POST', path: '/projects/{projectId}/review/{evolutionId}/edit' })
    .input(
      evolutionInput.extend({
        editId: idField,
        acceptEventId: idField.optional(),
        rejectEventId: idField.optional(),
        instruction: z.string().min(1).max(200_000),
        response: z.string().max(1_000_000),
        shownAt: timeField,
        decidedAt: timeField,
      }),
    )
    .output(z.object({ edited: reviewItemSchema, replaced: standingSchema })),
};
