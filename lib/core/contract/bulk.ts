/** One decision about many: everything that a filter held at a moment, some rows, or a branch of a lineage; made by a worker, taken back as one. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { BULK_KINDS, BULK_STATES } from '../domain/bulk';
import { idField, pageOf, projectInput, timeField } from './fields';
import { instructionFilterSchema } from './instructions';

export const BULK_ROWS_LIMIT = 2000;

/** `filter`: all that the table shows under it, now. `branch`: what descends from an evolution, itself too with `hasRoot`. */
export const bulkSelectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rows'), instructionIds: z.array(idField).min(1).max(BULK_ROWS_LIMIT) }),
  z.object({ kind: z.literal('filter'), filter: instructionFilterSchema }),
  z.object({ kind: z.literal('branch'), evolutionId: idField, hasRoot: z.boolean() }),
]);
export type BulkSelection = z.infer<typeof bulkSelectionSchema>;

const bulkChoice = projectInput.extend({
  kind: z.enum(BULK_KINDS),
  selection: bulkSelectionSchema,
});

/** What a decision about the selection would do. Seeds have nothing to decide; the next two are left alone; `contested` stays as the machine has it. */
export const bulkPreviewSchema = z.object({
  /** children to decide about, those that are left alone included */
  total: z.number(),
  seeds: z.number(),
  /** wait in a blind audit */
  audits: z.number(),
  /** a lead settled them */
  settled: z.number(),
  /** somebody else decided otherwise */
  contested: z.number(),
  /** already kept or dropped, as is asked for; of those that are not left alone */
  same: z.number(),
  /** `accept`: would be kept without a response, because they were dropped before they were answered */
  unanswered: z.number(),
  /** made of the selected, in later rounds, and not selected themselves; `kept` of them stand as kept */
  descendants: z.object({ total: z.number(), kept: z.number() }),
});
export type BulkPreview = z.infer<typeof bulkPreviewSchema>;

/** While it is taken back, `doneCount` goes down again. */
export const bulkJobSchema = z.object({
  id: idField,
  kind: z.enum(BULK_KINDS),
  reason: z.string().nullable(),
  selection: bulkSelectionSchema,
  withDescendants: z.boolean(),
  state: z.enum(BULK_STATES),
  total: z.number(),
  doneCount: z.number(),
  /** whose effective status changed */
  changeCount: z.number(),
  /** left alone: in a blind audit, or settled by a lead */
  skipCount: z.number(),
  message: z.string().nullable(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
  undoneBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: timeField,
  finishedAt: timeField.nullable(),
});
export type BulkJobView = z.infer<typeof bulkJobSchema>;

const bulkInput = projectInput.extend({ bulkId: idField });

export const bulkContract = {
  /** Counts without deciding anything. */
  preview: oc
    .route({ method: 'POST', path: '/projects/{projectId}/bulk/preview' })
    .input(bulkChoice)
    .output(bulkPreviewSchema),
  /** Idempotent by `bulkId`. What the selection holds is fixed by this call; what comes later is not touched. */
  start: oc
    .route({ method: 'POST', path: '/projects/{projectId}/bulk' })
    .input(
      bulkChoice.extend({
        bulkId: idField,
        reason: z.string().trim().max(200).nullable().default(null),
        withDescendants: z.boolean().default(false),
      }),
    )
    .output(bulkJobSchema),
  /** Newest first. */
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/bulk' })
    .input(
      projectInput.extend({
        cursor: idField.optional(),
        limit: z.coerce.number().int().min(1).max(100).default(20),
      }),
    )
    .output(pageOf(bulkJobSchema)),
  get: oc.route({ method: 'GET', path: '/projects/{projectId}/bulk/{bulkId}' }).input(bulkInput).output(bulkJobSchema),
  /** Takes back what was decided, and stops what is still under way. What somebody decided by hand since stays. */
  undo: oc
    .route({ method: 'POST', path: '/projects/{projectId}/bulk/{bulkId}/undo' })
    .input(bulkInput)
    .output(bulkJobSchema),
};
