/** Did a change of a template help? Per operation, version and round what came of it, and the difference of two versions; every figure with n and an interval. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { type EffectMeasure, MEASURES } from '../domain/template-effect';
import { statisticSchema } from './agreement';
import { idField, listOf, projectInput, timeField } from './fields';

/** The judge of a score: another model or another prompt is another judge. */
export const judgeSchema = z.object({
  teacherId: idField,
  teacher: z.string(),
  model: z.string(),
  promptVersion: z.number(),
  /** instructions that it scored */
  scoreCount: z.number(),
  isRehearsal: z.boolean(),
});
export type DifficultyJudge = z.infer<typeof judgeSchema>;

/** Left out: all runs, all rounds, all operations. */
export const effectFilterSchema = z.object({
  runIds: listOf(idField),
  rounds: listOf(z.coerce.number().int().min(1)),
  operation: z.string().optional(),
});
export type EffectFilter = z.output<typeof effectFilterSchema>;

/** Left out: the judge that scored last. */
const judgeField = z.object({
  judgeTeacherId: idField.optional(),
  judgeModel: z.string().optional(),
  judgePromptVersion: z.coerce.number().int().optional(),
});

const differenceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    value: z.number(),
    low: z.number(),
    high: z.number(),
    n: z.tuple([z.number(), z.number()]),
  }),
  z.object({ kind: z.literal('undefined'), n: z.tuple([z.number(), z.number()]), why: z.string() }),
]);

function eachMeasure<Shape extends z.ZodType>(shape: Shape) {
  const fields = Object.fromEntries(MEASURES.map((measure) => [measure, shape]));
  return z.object(fields as Record<EffectMeasure, Shape>);
}

const peopleSchema = z.object({
  accepts: z.number(),
  rejects: z.number(),
  unsure: z.number(),
  evolutions: z.number(),
  ofKept: z.object({ accepts: z.number(), rejects: z.number(), evolutions: z.number() }),
  /** decided evolutions that an audit drew at random */
  audited: z.number(),
  /** decisions about many at once, which are not counted as a look */
  bulk: z.number(),
});

export const effectCellSchema = z.object({
  /** by the machine's verdict; failed: no usable reply; open: not finished */
  counts: z.object({
    kept: z.number(),
    dropped: z.number(),
    undecided: z.number(),
    failed: z.number(),
    open: z.number(),
    /** second and later attempts among these */
    retries: z.number(),
    /** kept after people's decisions, too */
    keptNow: z.number(),
  }),
  drops: z.array(z.object({ rule: z.string(), count: z.number() })),
  people: peopleSchema,
  costUsd: z.number(),
  unpricedCalls: z.number(),
  unparsed: z.number(),
  measures: eachMeasure(statisticSchema),
});
export type EffectCell = z.infer<typeof effectCellSchema>;

export const versionEffectSchema = z.object({
  operation: z.string(),
  templateVersionId: idField,
  version: z.number(),
  note: z.string(),
  /** over its rounds */
  total: effectCellSchema,
  rounds: z.array(effectCellSchema.extend({ runId: idField, roundNumber: z.number() })),
});
export type VersionEffect = z.infer<typeof versionEffectSchema>;

export const templateEffectsSchema = z.object({
  /** by operation, newest version first */
  versions: z.array(versionEffectSchema),
  runs: z.array(z.object({ id: idField, name: z.string(), isRehearsal: z.boolean(), rounds: z.array(z.number()) })),
  judge: judgeSchema.nullable(),
  judges: z.array(judgeSchema),
  countedAt: timeField,
});
export type TemplateEffects = z.infer<typeof templateEffectsSchema>;

export const effectComparisonSchema = z.object({
  operation: z.string(),
  first: versionEffectSchema.omit({ rounds: true }),
  second: versionEffectSchema.omit({ rounds: true }),
  /** the first less the second, over all chosen rounds */
  differences: eachMeasure(differenceSchema),
  /** whether both were at work in the same rounds: a round is harder than the one before it */
  overlap: z.enum(['same_rounds', 'some_rounds', 'other_rounds']),
  firstRounds: z.array(z.number()),
  secondRounds: z.array(z.number()),
  /** the same within each round number that both worked in */
  within: z.array(z.object({ roundNumber: z.number(), differences: eachMeasure(differenceSchema) })),
});
export type EffectComparison = z.infer<typeof effectComparisonSchema>;

export const templateEffectsContract = {
  /** Counted when it is asked for. */
  read: oc
    .route({ method: 'GET', path: '/projects/{projectId}/template-effects' })
    .input(projectInput.extend(effectFilterSchema.shape).extend(judgeField.shape))
    .output(templateEffectsSchema),
  compare: oc
    .route({ method: 'GET', path: '/projects/{projectId}/template-effects/{firstId}/against/{secondId}' })
    .input(
      projectInput
        .extend({ firstId: idField, secondId: idField })
        .extend(effectFilterSchema.omit({ operation: true }).shape)
        .extend(judgeField.shape),
    )
    .output(effectComparisonSchema),
};
