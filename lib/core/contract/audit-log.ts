/** Who decided what, when, from what to what. The file of it is streamed by GET /api/projects/{projectId}/audit-log/file. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { VERDICTS } from '../domain/evolution';
import { REVIEW_EVENT_KINDS } from '../domain/review';
import { idField, operationField, pageOf, projectInput, timeField } from './fields';

export const logEntrySchema = z.object({
  /** rises with every event of the studio */
  sequence: z.string(),
  eventId: idField,
  evolutionId: idField,
  operation: z.string(),
  runName: z.string(),
  roundNumber: z.number(),
  personId: z.string(),
  personName: z.string(),
  kind: z.enum(REVIEW_EVENT_KINDS),
  reason: z.string().nullable(),
  comment: z.string().nullable(),
  undoesId: idField.nullable(),
  /** effective status; null where it is not known */
  /** its evolution is audited, and I may not know yet what became of it: both are null. The file has them. */
  isHidden: z.boolean(),
  statusBefore: z.enum(VERDICTS).nullable(),
  statusAfter: z.enum(VERDICTS).nullable(),
  isBlind: z.boolean(),
  isGuidelineGap: z.boolean(),
  /** the bulk job that made it; null: by hand */
  bulkId: idField.nullable(),
  /** by the clock of the person's browser */
  shownAt: timeField,
  decidedAt: timeField,
  /** by the clock of the studio */
  receivedAt: timeField,
});
export type LogEntry = z.infer<typeof logEntrySchema>;

/** One by one in the room, on the tree or at adjudication; or by a decision about many and its undo. */
export const LOG_WAYS = ['by_hand', 'in_bulk'] as const;
export type LogWay = (typeof LOG_WAYS)[number];

export const logFilterSchema = z.object({
  personId: z.string().optional(),
  kind: z.enum(REVIEW_EVENT_KINDS).optional(),
  operation: operationField.optional(),
  evolutionId: idField.optional(),
  way: z.enum(LOG_WAYS).optional(),
  /** received at or after, and before */
  from: timeField.optional(),
  until: timeField.optional(),
});
export type LogFilter = z.infer<typeof logFilterSchema>;

export const LOG_FORMATS = ['csv', 'jsonl'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

export const auditLogContract = {
  /** Newest first. */
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/audit-log' })
    .input(
      projectInput.extend({
        ...logFilterSchema.shape,
        cursor: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(pageOf(logEntrySchema)),
  /** Everybody who is in it, by name. */
  people: oc
    .route({ method: 'GET', path: '/projects/{projectId}/audit-log/people' })
    .input(projectInput)
    .output(z.array(z.object({ id: z.string(), name: z.string() }))),
};
