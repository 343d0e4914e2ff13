/** The eliminator as a measured classifier: samples drawn for blind audits, and what they say about its rules. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AUDIT_BASES, STRATA } from '../domain/audit-sample';
import { OUTCOMES } from '../domain/classifier-measures';
import { RULES, VERDICTS } from '../domain/evolution';
import { idField, nameField, operationField, pageOf, projectInput, timeField } from './fields';

export const auditFilterSchema = z.object({
  runId: idField.optional(),
  round: z.coerce.number().int().min(1).optional(),
  operation: operationField.optional(),
  basis: z.enum(AUDIT_BASES).default('instruction'),
});

const stratumCount = z.object({ kept: z.number(), dropped: z.number() });

/** What a sample of this filter would be drawn from: kept or dropped by the machine, never drawn before, and not accepted, rejected or flagged by anybody yet. */
export const auditFrameSchema = z.object({
  population: stratumCount,
  /** left out, because people have decided or flagged them with the verdict shown */
  decided: z.number(),
  /** left out, because an earlier sample holds them */
  drawn: z.number(),
  /** have no response: left out where people decide on the response */
  unanswered: z.number(),
});
export type AuditFrame = z.infer<typeof auditFrameSchema>;

export const auditSampleSchema = z.object({
  id: idField,
  name: z.string(),
  filter: auditFilterSchema,
  randomSeed: z.number(),
  strata: z.array(
    z.object({
      stratum: z.enum(STRATA),
      population: z.number(),
      drawn: z.number(),
      /** people said the same about it, blind, or a lead settled it */
      settled: z.number(),
      /** people disagree, blind */
      split: z.number(),
      /** decided by people who had seen the verdict: of no use for the measures */
      seen: z.number(),
    }),
  ),
  createdBy: z.string().nullable(),
  createdAt: timeField,
});
export type AuditSampleView = z.infer<typeof auditSampleSchema>;

export const AUDIT_GROUPS = ['rule', 'operation', 'round', 'run', 'evolver'] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

/** Missing where the rows are not grouped by it. */
export const auditCellSchema = z.object({
  rule: z.enum(RULES).optional(),
  operation: operationField.optional(),
  round: z.coerce.number().int().min(1).optional(),
  runId: idField.optional(),
  /** the teacher that evolved */
  evolverId: idField.optional(),
});
export type AuditCell = z.infer<typeof auditCellSchema>;

const heapSchema = z.object({ n: z.number(), weight: z.number(), weightSquared: z.number() });
const measureSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    value: z.number(),
    low: z.number(),
    high: z.number(),
    /** decided evolutions that it rests on, and what they are worth with their weights (Kish) */
    n: z.number(),
    effectiveN: z.number(),
  }),
  z.object({ kind: z.literal('undefined'), n: z.number(), why: z.string() }),
]);

/** Of a rule, `dropped` and `caught` are what this rule dropped; its recall is the share of all that people reject which it caught. */
export const auditRowSchema = z.object({
  cell: auditCellSchema,
  /** how many evolutions the machine dropped (this rule, where it is a row of one) and let through, audited or not */
  population: stratumCount,
  confusion: z.object({ caught: heapSchema, wrong: heapSchema, missed: heapSchema, passed: heapSchema }),
  precision: measureSchema,
  recall: measureSchema,
  f1: measureSchema,
});
export type AuditRow = z.infer<typeof auditRowSchema>;

export const auditMeasuresSchema = z.object({
  total: auditRowSchema,
  rows: z.array(auditRowSchema),
  /** drawn and not decided yet; people disagree; decided with the verdict seen; settled, but the machine says neither kept nor dropped now */
  aside: z.object({ open: z.number(), split: z.number(), seen: z.number(), undecided: z.number() }),
  runs: z.array(z.object({ id: idField, name: z.string() })),
  evolvers: z.array(z.object({ id: idField, name: z.string(), model: z.string() })),
});
export type AuditMeasures = z.infer<typeof auditMeasuresSchema>;

export const auditItemSchema = z.object({
  evolutionId: idField,
  childId: idField,
  excerpt: z.string(),
  operation: z.string(),
  round: z.number(),
  rule: z.enum(RULES).nullable(),
  verdict: z.enum(VERDICTS),
  weight: z.number(),
});
export type AuditItemView = z.infer<typeof auditItemSchema>;

/** One word or several, as a list in an address is. */
const groupsField = z
  .union([z.enum(AUDIT_GROUPS), z.array(z.enum(AUDIT_GROUPS))])
  .transform((groups) => (Array.isArray(groups) ? groups : [groups]))
  .default(['rule']);

export const auditsContract = {
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/audits' })
    .input(projectInput)
    .output(z.array(auditSampleSchema)),
  frame: oc
    .route({ method: 'GET', path: '/projects/{projectId}/audits/frame' })
    .input(projectInput.extend(auditFilterSchema.shape))
    .output(auditFrameSchema),
  /** Draws without replacement, each evolution of a part with the same chance; the seed makes it repeatable over the same evolutions. */
  draw: oc
    .route({ method: 'POST', path: '/projects/{projectId}/audits' })
    .input(
      projectInput.extend({
        name: nameField,
        filter: auditFilterSchema.prefault({}),
        sizes: z.object({
          kept: z.number().int().min(0).max(20_000),
          dropped: z.number().int().min(0).max(20_000),
        }),
        randomSeed: z
          .number()
          .int()
          .min(0)
          .max(2 ** 31 - 1)
          .optional(),
      }),
    )
    .output(auditSampleSchema),
  /** Precision, recall and F1 by the machine's verdicts as they stand now, also after judging again, over all samples together. */
  measures: oc
    .route({ method: 'GET', path: '/projects/{projectId}/audits/measures' })
    .input(projectInput.extend({ groupBy: groupsField }))
    .output(auditMeasuresSchema),
  /** The audited evolutions behind one count of a row. */
  items: oc
    .route({ method: 'GET', path: '/projects/{projectId}/audits/items' })
    .input(
      projectInput.extend({
        ...auditCellSchema.shape,
        outcome: z.enum(OUTCOMES).default('wrong'),
        cursor: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(100).default(25),
      }),
    )
    .output(pageOf(auditItemSchema)),
};
