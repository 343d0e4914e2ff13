/** The review room: a queue of evolutions, and events that decide them. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RULES, VERDICTS } from '../domain/evolution';
import { LEASE_ORDERS, REVIEW_EVENT_KINDS } from '../domain/review';
import { evolutionSchema, lineageNodeSchema, standingSchema, teacherCallSchema } from './evolution-view';
import { idField, operationField, projectInput, timeField } from './fields';

/** Bytes of UTF-8. A response or an instruction that is longer is cut in the queue, so that whole neighbours can be fetched ahead; the rest is asked for. */
export const REVIEW_RESPONSE_LIMIT = 8192;
export const REVIEW_TEXT_LIMIT = 7168;

export const reviewFilterSchema = z.object({
  runId: idField.optional(),
  round: z.coerce.number().int().min(1).optional(),
  operation: operationField.optional(),
  status: z.enum(VERDICTS).optional(),
  rule: z.enum(RULES).optional(),
  /** `open`: not decided by me and not flagged (the default). `mine`: decided by me. `all`: both. `flagged`: flagged by anybody. */
  show: z.enum(['open', 'mine', 'all', 'flagged']).default('open'),
});
export type ReviewFilter = z.infer<typeof reviewFilterSchema>;

/** What a person wants to be handed, and what a person is assigned. */
export const openFilterSchema = reviewFilterSchema.omit({ show: true });
export type OpenFilter = z.infer<typeof openFilterSchema>;

/** What is left under a filter, exactly, so that an empty queue never says that all is done when it is not. The first five add up to what is open and mine to do. */
export const queueLeftSchema = z.object({
  /** can be handed to me, or is in my hands */
  open: z.number(),
  /** in so many other hands that nobody else is wanted */
  heldByOthers: z.number(),
  /** wants somebody who is sure */
  unsureOfMine: z.number(),
  /** I decided it, and more people are to */
  waitForOthers: z.number(),
  /** in this sitting */
  skipped: z.number(),
  /** waits for a lead */
  flagged: z.number(),
  /** open, but outside my filter or the audit sample */
  outsideFilter: z.number(),
  /** open, but assigned to others */
  assignedToOthers: z.number(),
});
export type QueueLeft = z.infer<typeof queueLeftSchema>;

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
  /** drawn into an audit sample */
  isAudit: z.boolean(),
  /** audited, and I have neither decided it nor asked to see more: it carries no verdict, rule, findings, status or decisions, and its state is `answered` */
  isBlind: z.boolean(),
  /** and I decide on the instruction alone: whether it has a response is not told either */
  isResponseHidden: z.boolean(),
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
  /** `settle_…`: the guidelines do not say what to do here */
  isGuidelineGap: z.boolean().optional(),
  /** under which lease it was made; every batch renews all that I hold */
  leaseId: idField.nullish(),
  shownAt: timeField,
  decidedAt: timeField,
});
export type ReviewEventInput = z.infer<typeof reviewEventSchema>;

export const leaseSchema = z.object({ leaseId: idField, expiresAt: timeField });
export type Lease = z.infer<typeof leaseSchema>;
export const leasedItemSchema = reviewItemSchema.extend({ lease: leaseSchema });
export type LeasedItem = z.infer<typeof leasedItemSchema>;

/** One answer per event, in the order sent. `refused` is final: sending it again will not help. `isConflict`: as many others as the project asks for had decided
 * already; both stand. */
export const reviewEventResultSchema = z.discriminatedUnion('outcome', [
  z.object({
    eventId: idField,
    outcome: z.literal('saved'),
    evolutionId: idField,
    standing: standingSchema,
    isConflict: z.boolean(),
  }),
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
  /** Hands out what is open: renews what is in `holding`, and adds up to `limit` further items that I have not decided, been unsure of or skipped since `since`
   * (without it: in the last twelve hours) and that are not in as many other hands as people are still wanted. A lease lasts ten minutes. `renewed` names those of `holding` that
   * are still mine. What I hold without naming it, from another tab or from before a reload, is handed to me again. */
  lease: oc
    .route({ method: 'POST', path: '/projects/{projectId}/review/leases' })
    .input(
      projectInput.extend({
        filter: openFilterSchema.default({}),
        order: z.enum(LEASE_ORDERS).default('as_made'),
        limit: z.number().int().min(0).max(50).default(20),
        holding: z.array(idField).max(200).default([]),
        since: timeField.optional(),
      }),
    )
    .output(
      z.object({
        items: z.array(leasedItemSchema),
        renewed: z.array(leaseSchema.extend({ evolutionId: idField })),
        left: queueLeftSchema,
      }),
    ),
  /** Gives back what I hold; also on leaving. */
  release: oc
    .route({ method: 'POST', path: '/projects/{projectId}/review/leases/release' })
    .input(projectInput.extend({ evolutionIds: z.array(idField).max(500) }))
    .output(z.object({})),
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
