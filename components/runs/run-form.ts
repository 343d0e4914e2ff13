/** The values of the form for a new run: what stands in its fields, how they are checked, and what is sent. */
import { z } from 'zod';
import { nameField } from '@/lib/core/contract/fields';
import { RULES } from '@/lib/core/domain/evolution';
import { EVOL_OPERATIONS, type EvolOperation } from '@/lib/core/domain/operation';
import { type OnFailure, PRESETS, type RunConfig } from '@/lib/core/domain/run';
import type { SamplingParameters } from '@/lib/core/domain/teacher';
import { PRESET_CONFIGS } from '@/lib/core/evolution/methods/presets';

const ON_FAILURES = ['retry_next_round', 'drop', 'retry_now'] as const;

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
const weightText = typedNumber.pipe(between(0, 1000));

export const runFormSchema = z
  .object({
    name: nameField,
    preset: z.enum(PRESETS),
    seedSetIds: z.array(z.string()).min(1, 'Choose at least one seed set.'),
    teacherIds: z.object({ evolver: teacherField, judge: teacherField, responder: teacherField }),
    rounds: typedNumber.pipe(wholeBetween(1, 20)),
    weights: z
      .object({
        constraints: weightText,
        deepening: weightText,
        concretizing: weightText,
        reasoning: weightText,
        complicate_input: weightText,
        breadth: weightText,
      } satisfies Record<EvolOperation, unknown>)
      .refine((weights) => Object.values(weights).some((weight) => weight > 0), {
        message: 'At least one operation needs a weight above 0.',
        path: ['root'],
      }),
    rules: z.array(z.enum(RULES)),
    onFailure: z.enum(ON_FAILURES),
    retries: typedNumber.pipe(wholeBetween(1, 5)),
    sampling: z.object({
      temperature: optional(between(0, 2)),
      topP: optional(z.number(required).gt(0, 'More than 0.').max(1, 'At most 1.')),
      maxTokens: optional(wholeBetween(1, 1_000_000)),
      frequencyPenalty: optional(between(-2, 2)),
      presencePenalty: optional(between(-2, 2)),
    } satisfies Record<keyof SamplingParameters, unknown>),
    randomSeed: typedNumber.pipe(wholeBetween(0, 2 ** 32 - 1)),
  })
  .transform(({ preset, rounds, weights, rules, onFailure, retries, sampling, randomSeed, ...run }) => {
    const settings = { rounds, weights: weightsAboveZero(weights), rules, randomSeed };
    const config: RunConfig = {
      ...{ method: 'evol_instruct', preset, poolPolicy: 'frontier' },
      ...settings,
      onFailure: onFailureOf(onFailure, retries),
      sampling: withoutUndefined(sampling),
    };
    return { ...run, config: { ...config, preset: presetOf(config) } };
  });

export type RunFormValues = z.input<typeof runFormSchema>;
export type NewRunRequest = z.output<typeof runFormSchema>;

function weightsAboveZero(weights: Record<EvolOperation, number>): RunConfig['weights'] {
  return Object.fromEntries(Object.entries(weights).filter(([, weight]) => weight > 0));
}

function onFailureOf(kind: (typeof ON_FAILURES)[number], retries: number): OnFailure {
  return kind === 'retry_now' ? { kind, retries } : { kind };
}

function withoutUndefined(sampling: { [Key in keyof SamplingParameters]: number | undefined }): SamplingParameters {
  return Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined));
}

/** A preset keeps its name only while every setting is the preset's own. */
function presetOf(config: RunConfig): RunConfig['preset'] {
  if (config.preset === 'custom') return 'custom';
  const wanted = PRESET_CONFIGS[config.preset];
  const comparable = ({ preset: _preset, randomSeed: _seed, rules, ...rest }: RunConfig) =>
    JSON.stringify(sorted({ ...rest, rules: [...rules].sort() }));
  return comparable(config) === comparable(wanted) ? config.preset : 'custom';
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

type PresetFields = Pick<RunFormValues, 'rounds' | 'weights' | 'rules' | 'onFailure' | 'retries' | 'sampling'>;

/** What choosing a preset writes into the fields. */
export function presetFields(preset: keyof typeof PRESET_CONFIGS): PresetFields {
  const { rounds, weights, rules, onFailure, sampling } = PRESET_CONFIGS[preset];
  const text = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    rounds: text(rounds),
    weights: Object.fromEntries(
      EVOL_OPERATIONS.map((operation) => [operation, text(weights[operation] ?? 0)]),
    ) as PresetFields['weights'],
    rules: [...rules],
    onFailure: onFailure.kind,
    retries: onFailure.kind === 'retry_now' ? text(onFailure.retries) : '1',
    sampling: {
      temperature: text(sampling.temperature),
      topP: text(sampling.topP),
      maxTokens: text(sampling.maxTokens),
      frequencyPenalty: text(sampling.frequencyPenalty),
      presencePenalty: text(sampling.presencePenalty),
    },
  };
}

/** The preset that the fields would be sent as now; a half-typed field is somebody's own setting. */
export function shownPreset(values: RunFormValues): RunConfig['preset'] {
  const complete = {
    ...values,
    name: 'x',
    seedSetIds: ['x'],
    teacherIds: { evolver: 'x', judge: 'x', responder: 'x' },
  };
  const result = runFormSchema.safeParse({ ...complete, randomSeed: '0' });
  return result.success ? result.data.config.preset : 'custom';
}
