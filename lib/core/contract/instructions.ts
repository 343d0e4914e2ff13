/** Instructions: the table of all, and one with its lineage and everything that was sent and received. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RULES, VERDICTS } from '../domain/evolution';
import { INSTRUCTION_ORIGINS } from '../domain/instruction';
import { decidedBySchema, evolutionSchema, lineageNodeSchema, teacherCallSchema } from './evolution-view';
import { idField, pageOf, projectInput, timeField } from './fields';

/** Every filter is optional; together they are "and". `text` is full-text search over the instruction. */
export const instructionFilterSchema = z.object({
  text: z.string().max(200).optional(),
  runId: idField.optional(),
  seedSetId: idField.optional(),
  origin: z.enum(INSTRUCTION_ORIGINS).optional(),
  round: z.coerce.number().int().min(0).optional(),
  operation: z.string().optional(),
  status: z.enum(VERDICTS).optional(),
  rule: z.enum(RULES).optional(),
  decidedBy: decidedBySchema.optional(),
});
export type InstructionFilter = z.infer<typeof instructionFilterSchema>;

export const instructionRowSchema = z.object({
  id: idField,
  origin: z.enum(INSTRUCTION_ORIGINS),
  excerpt: z.string(),
  round: z.number(),
  operation: z.string().nullable(),
  status: z.enum(VERDICTS),
  rule: z.enum(RULES).nullable(),
  decidedBy: decidedBySchema.nullable(),
  templateVersion: z.number().nullable(),
  wordCount: z.number(),
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
  status: z.enum(VERDICTS),
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
  children: z.array(lineageNodeSchema),
  calls: z.array(teacherCallSchema),
  /** the newest attempts to evolve it that gave no child */
  failedAttempts: z.array(z.object({ evolution: evolutionSchema, calls: z.array(teacherCallSchema) })),
});
export type InstructionView = z.infer<typeof instructionSchema>;

export const instructionsContract = {
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/instructions' })
    .input(
      projectInput.extend({
        ...instructionFilterSchema.shape,
        /** by the time they were made; the seeds of one set in the order of their file */
        order: z.enum(['newest', 'oldest']).default('newest'),
        cursor: idField.optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      pageOf(instructionRowSchema).extend({
        /** null when counting would take too long */ total: z.number().nullable(),
      }),
    ),
  get: oc
    .route({ method: 'GET', path: '/projects/{projectId}/instructions/{instructionId}' })
    .input(projectInput.extend({ instructionId: idField }))
    .output(instructionSchema),
};
