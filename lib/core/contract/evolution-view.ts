/** How an evolution, its calls and its neighbours look on the wire: shared by the instruction pages and the review room. */
import { z } from 'zod';
import { EVOLUTION_STATES, LOOK_REASONS, RULES, VERDICTS } from '../domain/evolution';
import { DECISIONS } from '../domain/review';
import { FAILURE_KINDS, TEACHER_ROLES } from '../domain/teacher';
import { idField, timeField } from './fields';

export const findingSchema = z.discriminatedUnion('effect', [
  z.object({ effect: z.literal('drop'), rule: z.enum(RULES), evidence: z.string() }),
  z.object({ effect: z.literal('look'), reason: z.enum(LOOK_REASONS), evidence: z.string() }),
]);

export const decidedBySchema = z.enum(['machine', 'people', 'adjudicator']);

/** What stands about the decision of an evolution: the machine's word, people's, and which of them counts. */
export const standingSchema = z.object({
  verdict: z.enum(VERDICTS).nullable(),
  rule: z.enum(RULES).nullable(),
  findings: z.array(findingSchema),
  status: z.enum(VERDICTS).nullable(),
  decidedBy: decidedBySchema.nullable(),
  decisions: z.array(
    z.object({
      personId: z.string(),
      personName: z.string(),
      decision: z.enum(DECISIONS),
      reason: z.string().nullable(),
      decidedAt: timeField,
    }),
  ),
  /** what a lead settled; it outweighs everybody */
  adjudicated: z
    .object({ decision: z.enum(['accept', 'reject']), personId: z.string(), personName: z.string() })
    .nullable(),
  /** share of the accepting and rejecting people who say the same; null below two */
  agreement: z.number().nullable(),
  /** how many more people are to accept or reject it */
  reviewsLeft: z.number(),
  isFlagged: z.boolean(),
});

export const evolutionSchema = z.object({
  id: idField,
  runId: idField,
  roundNumber: z.number(),
  ordinal: z.number(),
  attempt: z.number().nullable(),
  operation: z.string(),
  dataFormat: z.string().nullable(),
  templateVersion: z.object({ id: idField, version: z.number() }).nullable(),
  state: z.enum(EVOLUTION_STATES),
  parentId: idField,
  childId: idField.nullable(),
  wordsAdded: z.number().nullable(),
  overlap: z.number().nullable(),
  failure: z.object({ kind: z.enum(FAILURE_KINDS), message: z.string() }).nullable(),
  isRehearsal: z.boolean(),
  standing: standingSchema,
});
export type EvolutionView = z.infer<typeof evolutionSchema>;

export const teacherCallSchema = z.object({
  id: idField,
  role: z.enum(TEACHER_ROLES),
  model: z.string(),
  tryNumber: z.number(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  parameters: z.record(z.string(), z.unknown()),
  reply: z.string().nullable(),
  finishReason: z.string().nullable(),
  tokensIn: z.number().nullable(),
  tokensOut: z.number().nullable(),
  tokensCached: z.number().nullable(),
  tokensReasoning: z.number().nullable(),
  /** null: not known, or not answered */
  costUsd: z.string().nullable(),
  /** what a thinking model said to itself */
  reasoning: z.string().nullable(),
  requestHash: z.string().nullable(),
  via: z.enum(['live', 'batch']),
  latencyMs: z.number(),
  error: z.object({ kind: z.enum(FAILURE_KINDS), message: z.string() }).nullable(),
  createdAt: timeField,
});
export type TeacherCallView = z.infer<typeof teacherCallSchema>;

/** A node of the lineage strip, seed first. */
export const lineageNodeSchema = z.object({
  evolutionId: idField.nullable(),
  instructionId: idField.nullable(),
  round: z.number(),
  operation: z.string().nullable(),
  status: z.enum(VERDICTS).nullable(),
  decidedBy: decidedBySchema.nullable(),
  /** audited, and I may not know yet what became of it */
  isBlind: z.boolean().optional(),
  excerpt: z.string(),
});
export type LineageNode = z.infer<typeof lineageNodeSchema>;
