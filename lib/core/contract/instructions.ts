/** Instructions: the table of all, and one with its lineage and everything that was sent and received. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RULES, VERDICTS } from '../domain/evolution';
import { INSTRUCTION_ORIGINS } from '../domain/instruction';
import { INSTRUCTION_ORDERS, REVIEW_STANDS } from '../domain/listing';
import { DECISIONS } from '../domain/review';
import { decidedBySchema, evolutionSchema, lineageNodeSchema, teacherCallSchema } from './evolution-view';
import { idField, pageOf, projectInput, timeField } from './fields';

/** A bound of a range in the query string. */
const shareField = z.coerce.number().min(0).max(1).optional();
const wordsField = z.coerce.number().int().min(0).max(1_000_000).optional();
const addedField = z.coerce.number().int().min(-1_000_000).max(1_000_000).optional();

/**
 * Every filter is optional; together they are "and". `text` is full-text search over the instruction. Seeds have no rule, no score and nobody decides about
 * them, so a filter by one of these leaves them out. Ranges hold their bounds.
 */
export const instructionFilterSchema = z.object({
  text: z.string().max(200).optional(),
  runId: idField.optional(),
  seedSetId: idField.optional(),
  origin: z.enum(INSTRUCTION_ORIGINS).optional(),
  round: z.coerce.number().int().min(0).optional(),
  operation: z.string().optional(),
  status: z.enum(VERDICTS).optional(),
  /** the machine's word */
  verdict: z.enum(VERDICTS).optional(),
  rule: z.enum(RULES).optional(),
  decidedBy: decidedBySchema.optional(),
  /** decided by this person; with `said`, in these words */
  personId: z.string().max(100).optional(),
  /** somebody's decision, or that of `personId` */
  said: z.enum(DECISIONS).optional(),
  /** `open`: more decisions are wanted */
  review: z.enum(REVIEW_STANDS).optional(),
  templateVersionId: idField.optional(),
  /** in any role of the run */
  teacherId: idField.optional(),
  /** drawn for an audit, or not */
  audit: z.enum(['in', 'out']).optional(),
  wordsMin: wordsField,
  wordsMax: wordsField,
  addedMin: addedField,
  addedMax: addedField,
  overlapMin: shareField,
  overlapMax: shareField,
  agreementMin: shareField,
  agreementMax: shareField,
});
export type InstructionFilter = z.infer<typeof instructionFilterSchema>;

export const instructionRowSchema = z.object({
  id: idField,
  /** the edge that made it; null for a seed */
  evolutionId: idField.nullable(),
  origin: z.enum(INSTRUCTION_ORIGINS),
  excerpt: z.string(),
  round: z.number(),
  operation: z.string().nullable(),
  /** null while it is blind */
  status: z.enum(VERDICTS).nullable(),
  rule: z.enum(RULES).nullable(),
  decidedBy: decidedBySchema.nullable(),
  templateVersion: z.number().nullable(),
  wordCount: z.number(),
  wordsAdded: z.number().nullable(),
  /** share of words in common with the parent */
  overlap: z.number().nullable(),
  /** share of the deciding people who say the same; null below two */
  agreement: z.number().nullable(),
  reviewsLeft: z.number(),
  isFlagged: z.boolean(),
  /** audited, and I have neither decided it nor asked to see more: status, rule, who decided and agreement are null */
  isBlind: z.boolean(),
  runId: idField.nullable(),
  runName: z.string().nullable(),
  isRehearsal: z.boolean(),
  createdAt: timeField,
});
export type InstructionRow = z.infer<typeof instructionRowSchema>;

export const instructionSchema = z.object({
  id: idField,
  origin: z.enum(INSTRUCTION_ORIGINS),
  text: z.string(),
  input: z.string().nullable(),
  response: z.string().nullable(),
  round: z.number(),
  operation: z.string().nullable(),
  /** null while it is blind */
  status: z.enum(VERDICTS).nullable(),
  /** as in a row; then the edge carries no verdict, the judge's calls are left out, and so is what was made of it */
  isBlind: z.boolean(),
  /** and I decide on the instruction alone: whether it has a response is not told either */
  isResponseHidden: z.boolean(),
  seedSet: z.object({ id: idField, name: z.string() }).nullable(),
  sourceRow: z.number().nullable(),
  runId: idField.nullable(),
  runName: z.string().nullable(),
  isRehearsal: z.boolean(),
  createdAt: timeField,
  parent: z.object({ id: idField, text: z.string() }).nullable(),
  /** the edge that made it; null for a seed */
  evolution: evolutionSchema.nullable(),
  lineage: z.array(lineageNodeSchema),
  /** where one is blind, what the same run made of this instruction after it is left out */
  children: z.array(lineageNodeSchema),
  calls: z.array(teacherCallSchema),
  /** the newest attempts to evolve it that gave no child */
  failedAttempts: z.array(z.object({ evolution: evolutionSchema, calls: z.array(teacherCallSchema) })),
});
export type InstructionView = z.infer<typeof instructionSchema>;

export const instructionsContract = {
  /**
   * Newest and oldest go by the time they were made; the other orders hold only what has such a figure. Children are listed once they have a verdict.
   * A cursor belongs to its order. What is blind to me is left out where the filter or the order asks for a verdict or for people's decisions, and from `count` too; such a
   * page can be shorter than its limit although more follow.
   */
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/instructions' })
    .input(
      projectInput.extend({
        ...instructionFilterSchema.shape,
        order: z.enum(INSTRUCTION_ORDERS).default('newest'),
        /** `backward`: the page before the cursor; without a cursor the last page */
        direction: z.enum(['forward', 'backward']).default('forward'),
        cursor: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      pageOf(instructionRowSchema).extend({
        /** null on the first page */
        previousCursor: z.string().nullable(),
      }),
    ),
  /** How many the table holds: from maintained counts where the filter allows it, else counted up to `limit`; beyond it `total` is null. */
  count: oc
    .route({ method: 'GET', path: '/projects/{projectId}/instructions/count' })
    .input(
      projectInput.extend({ ...instructionFilterSchema.shape, order: z.enum(INSTRUCTION_ORDERS).default('newest') }),
    )
    .output(
      z.object({
        total: z.number().nullable(),
        limit: z.number(),
        /** the filter or the order asks for a verdict, and something in the project is blind to me */
        leavesOutBlind: z.boolean(),
      }),
    ),
  get: oc
    .route({ method: 'GET', path: '/projects/{projectId}/instructions/{instructionId}' })
    .input(projectInput.extend({ instructionId: idField }))
    .output(instructionSchema),
};
