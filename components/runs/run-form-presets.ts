/** Presets as the form for a new run knows them: what choosing one writes into the fields, and which one the fields are. */
import { USUAL_MEASURE } from '@/lib/core/domain/round-score';
import type { RunConfig } from '@/lib/core/domain/run';
import { findMethod, findPreset, METHODS } from '@/lib/core/evolution/methods/known-methods';
import type { Method } from '@/lib/core/evolution/methods/method';
import { type RunFormValues, runFormSchema } from './run-form';

type PresetFields = Pick<
  RunFormValues,
  | 'rounds'
  | 'weights'
  | 'roundWeights'
  | 'rules'
  | 'thresholds'
  | 'poolPolicy'
  | 'evolutionsPerInstruction'
  | 'retries'
  | 'untilKept'
  | 'evolStop'
  | 'responderSuffix'
  | 'sampling'
>;

/** What choosing a preset writes into the fields. */
export function presetFields(method: Method, preset: string): PresetFields {
  const { rounds, weights, roundWeights, rules, thresholds, onFailure, sampling, evolStop, ...loop } = configOf(
    method,
    preset,
  );
  const text = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    rounds: text(rounds),
    weights: Object.fromEntries(method.operations.map((operation) => [operation, text(weights[operation] ?? 0)])),
    roundWeights,
    rules: [...rules],
    thresholds: {
      sorryWords: text(thresholds.sorryWords),
      copyOverlap: text(thresholds.copyOverlap),
      wordsAddedLeast: text(thresholds.wordsAddedLeast),
      wordsAddedMost: text(thresholds.wordsAddedMost),
      scriptShare: text(thresholds.scriptShare),
    },
    evolStop: { source: evolStop?.source ?? 'off', measure: evolStop?.measure ?? USUAL_MEASURE },
    responderSuffix: loop.responderSuffix,
    poolPolicy: loop.poolPolicy,
    evolutionsPerInstruction: text(loop.evolutionsPerInstruction),
    retries: onFailure.kind === 'retry_now' ? text(onFailure.retries) : '0',
    untilKept: text(loop.untilKept ?? undefined),
    sampling: {
      temperature: text(sampling.temperature),
      topP: text(sampling.topP),
      maxTokens: text(sampling.maxTokens),
      frequencyPenalty: text(sampling.frequencyPenalty),
      presencePenalty: text(sampling.presencePenalty),
    },
  };
}

function configOf(method: Method, preset: string): RunConfig {
  const found = findPreset(method.id, preset);
  if (!found) throw new Error(`${method.label} has no preset ${preset}.`);
  return found.config;
}

/** What choosing a method writes into the fields: the first of its presets. */
export function methodFields(id: string): PresetFields & Pick<RunFormValues, 'method' | 'preset'> {
  const method = findMethod(id) ?? METHODS[0];
  const preset = Object.keys(method?.presets ?? {})[0];
  if (!method || !preset) throw new Error(`The method ${id} has no preset.`);
  return { method: method.id, preset, ...presetFields(method, preset) };
}

/** The method that a new run starts from. */
export function firstMethodFields(): ReturnType<typeof methodFields> {
  return methodFields(METHODS[0]?.id ?? '');
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
