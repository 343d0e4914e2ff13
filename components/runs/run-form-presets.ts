/** Presets as the form for a new run knows them: what choosing one writes into the fields, and which one the fields are. */
import { EVOL_OPERATIONS } from '@/lib/core/domain/operation';
import { USUAL_MEASURE } from '@/lib/core/domain/round-score';
import type { RunConfig } from '@/lib/core/domain/run';
import { PRESET_CONFIGS } from '@/lib/core/evolution/methods/presets';
import { type RunFormValues, runFormSchema } from './run-form';

type PresetFields = Pick<
  RunFormValues,
  'rounds' | 'weights' | 'rules' | 'thresholds' | 'onFailure' | 'retries' | 'sampling' | 'evolStop'
>;

/** What choosing a preset writes into the fields. */
export function presetFields(preset: keyof typeof PRESET_CONFIGS): PresetFields {
  const { rounds, weights, rules, thresholds, onFailure, sampling, evolStop } = PRESET_CONFIGS[preset];
  const text = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    rounds: text(rounds),
    weights: Object.fromEntries(
      EVOL_OPERATIONS.map((operation) => [operation, text(weights[operation] ?? 0)]),
    ) as PresetFields['weights'],
    rules: [...rules],
    thresholds: {
      sorryWords: text(thresholds.sorryWords),
      copyOverlap: text(thresholds.copyOverlap),
      wordsAddedLeast: text(thresholds.wordsAddedLeast),
      wordsAddedMost: text(thresholds.wordsAddedMost),
      scriptShare: text(thresholds.scriptShare),
    },
    evolStop: { source: evolStop?.source ?? 'off', measure: evolStop?.measure ?? USUAL_MEASURE },
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
