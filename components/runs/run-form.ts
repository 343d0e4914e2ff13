/** The values of the form for a new run: what stands in its fields, how they are checked, and what is sent. */
import { z } from 'zod';
import { nameField, usdField } from '@/lib/core/contract/fields';
import { weightsSchema } from '@/lib/core/contract/runs';
import { RULES } from '@/lib/core/domain/evolution';
import type { OperationId } from '@/lib/core/domain/operation';
import { namedStop, SCORE_SOURCES } from '@/lib/core/domain/round-score';
import { THRESHOLD_FACTS, type ThresholdId, whyNotThresholds } from '@/lib/core/domain/rule-threshold';
import {
  MOST_EVOLUTIONS_PER_INSTRUCTION,
  MOST_ROUNDS,
  type OnFailure,
  POOL_POLICIES,
  type PoolPolicy,
  type RunConfig,
} from '@/lib/core/domain/run';
import { normalLoop } from '@/lib/core/domain/run-loop';
import type { SamplingParameters } from '@/lib/core/domain/teacher';
import { RUN_DRIVERS } from '@/lib/core/domain/teacher-batch';
import { presetNameOf } from '@/lib/core/evolution/methods/preset-name';

/** A field holds text until it is sent, so that a half-typed number is no error of its own. Empty is undefined. */
const typedNumber = z
  .string()
  .trim()
  .transform((text, context) => {
    if (text === '') return undefined;
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    context.addIssue({ code: 'custom', message: 'Give a number.' });
    return z.NEVER;
  });

const required = { error: 'Give a number.' };

const between = (low: number, high: number) =>
  z.number(required).min(low, `At least ${low}.`).max(high, `At most ${high}.`);
const wholeBetween = (low: number, high: number) =>
  z.number(required).int('Give a whole number.').min(low, `At least ${low}.`).max(high, `At most ${high}.`);

/** Left empty: not sent, the teacher's own setting counts. */
const optional = (check: z.ZodType<number, number>) => typedNumber.pipe(check.optional());

const teacherField = z.string().min(1, 'Choose a teacher.');
/** Empty: off, as are the project's own operations until somebody gives them a weight. */
const weightText = typedNumber.transform((weight) => weight ?? 0).pipe(between(0, 1000));

function thresholdText(id: ThresholdId) {
  const { least, most, unit } = THRESHOLD_FACTS[id];
  return typedNumber.pipe(unit === 'words' ? wholeBetween(least, most) : between(least, most));
}

/** The numbers of the rules as text, for the form of a run and for judging again. */
export const thresholdsForm = z
  .object({
    sorryWords: thresholdText('sorryWords'),
    copyOverlap: thresholdText('copyOverlap'),
    wordsAddedLeast: thresholdText('wordsAddedLeast'),
    wordsAddedMost: thresholdText('wordsAddedMost'),
    scriptShare: thresholdText('scriptShare'),
  } satisfies Record<ThresholdId, unknown>)
  .superRefine((thresholds, context) => {
    const problem = whyNotThresholds(thresholds);
    if (problem) context.addIssue({ code: 'custom', path: [problem.place], message: problem.message });
  });

/** Off, or which score decides; a measure is asked for only where a person enters it. */
const evolStopForm = z
  .object({ source: z.enum(['off', ...SCORE_SOURCES]), measure: z.string().trim().max(120, 'At most 120 characters.') })
  .superRefine(({ source, measure }, context) => {
    if (source === 'entered' && measure === '')
      context.addIssue({ code: 'custom', path: ['measure'], message: 'Name the measure.' });
  })
  .transform(({ source, measure }) => (source === 'off' ? null : namedStop({ source, measure })));

export const runFormSchema = z
  .object({
    name: nameField,
    method: z.string(),
    preset: z.string(),
    seedSetIds: z.array(z.string()).min(1, 'Choose at least one seed set.'),
    teacherIds: z.object({ evolver: teacherField, judge: teacherField, responder: teacherField }),
    driver: z.enum(RUN_DRIVERS),
    rounds: typedNumber.pipe(wholeBetween(1, MOST_ROUNDS)),
    weights: z.record(z.string(), weightText).refine((weights) => Object.values(weights).some((weight) => weight > 0), {
      message: 'At least one operation needs a weight above 0.',
      path: ['root'],
    }),
    /** what a preset or a copied run gives its later rounds; changed on the page of the run */
    roundWeights: z.record(z.string(), weightsSchema),
    rules: z.array(z.enum(RULES)),
    thresholds: thresholdsForm,
    evolStop: evolStopForm,
    responderSuffix: z.string().trim().max(2000, 'At most 2,000 characters.'),
    poolPolicy: z.enum(POOL_POLICIES),
    evolutionsPerInstruction: typedNumber.pipe(wholeBetween(1, MOST_EVOLUTIONS_PER_INSTRUCTION)),
    /** tries again within the round; of no effect with the whole pool */
    retries: typedNumber.pipe(wholeBetween(0, 5)),
    /** empty: only the rounds end it */
    untilKept: typedNumber.pipe(wholeBetween(1, 100_000_000).optional()),
    sampling: z.object({
      temperature: optional(between(0, 2)),
      topP: optional(z.number(required).gt(0, 'More than 0.').max(1, 'At most 1.')),
      maxTokens: optional(wholeBetween(1, 1_000_000)),
      frequencyPenalty: optional(between(-2, 2)),
      presencePenalty: optional(between(-2, 2)),
    } satisfies Record<keyof SamplingParameters, unknown>),
    /** empty: no cap */
    capUsd: z.union([z.literal('').transform(() => null), z.string().trim().pipe(usdField)]),
    randomSeed: typedNumber.pipe(wholeBetween(0, 2 ** 32 - 1)),
  })
  .transform(({ preset, weights, poolPolicy, retries, untilKept, sampling, ...form }) => {
    const { method, rounds, roundWeights, rules, thresholds, evolStop, responderSuffix, ...rest } = form;
    const { evolutionsPerInstruction, randomSeed, ...run } = rest;
    const config: RunConfig = normalLoop({
      ...{ method, preset, rounds, weights: weightsAboveZero(weights), roundWeights },
      ...{ rules, thresholds, poolPolicy, evolutionsPerInstruction, evolStop, responderSuffix, randomSeed },
      onFailure: onFailureOf(poolPolicy, retries),
      untilKept: untilKept ?? null,
      sampling: withoutUndefined(sampling),
    });
    return { ...run, config: { ...config, preset: presetNameOf(config) } };
  });

export type RunFormValues = z.input<typeof runFormSchema>;
export type NewRunRequest = z.output<typeof runFormSchema>;

function weightsAboveZero(weights: Record<OperationId, number>): RunConfig['weights'] {
  return Object.fromEntries(Object.entries(weights).filter(([, weight]) => weight > 0));
}

function onFailureOf(policy: PoolPolicy, retries: number): OnFailure {
  if (retries > 0 && policy !== 'whole_pool') return { kind: 'retry_now', retries };
  return { kind: policy === 'drop_failed' ? 'drop' : 'retry_next_round' };
}

function withoutUndefined(sampling: { [Key in keyof SamplingParameters]: number | undefined }): SamplingParameters {
  return Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined));
}
