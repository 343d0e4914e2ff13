import { describe, expect, test } from 'vitest';
import { runConfigSchema } from '@/lib/core/contract/runs';
import { findPreset, METHODS } from '@/lib/core/evolution/methods/known-methods';
import { type RunFormValues, runFormSchema } from './run-form';
import { methodFields, presetFields, shownPreset } from './run-form-presets';

const methodOf = (id: string) => {
  const found = METHODS.find((method) => method.id === id);
  if (!found) throw new Error(`There is no method ${id}.`);
  return found;
};

const filled = (preset = 'paper', method = 'evol_instruct'): RunFormValues => ({
  name: ' First run ',
  ...methodFields(method),
  preset,
  seedSetIds: ['s'],
  teacherIds: { evolver: 'a', judge: 'b', responder: 'c' },
  driver: 'live',
  capUsd: '',
  randomSeed: '7',
  ...presetFields(methodOf(method), preset),
});

const ALL = METHODS.flatMap(({ id, presets }) => Object.keys(presets).map((preset) => [id, preset] as const));

describe.each(ALL)('%s, preset %s', (method, preset) => {
  test('goes through the form unchanged and satisfies the contract', () => {
    const { name, config } = runFormSchema.parse(filled(preset, method));
    expect(name).toBe('First run');
    expect(config).toEqual({ ...findPreset(method, preset)?.config, randomSeed: 7 });
    expect(runConfigSchema.safeParse(config).success).toBe(true);
  });
  test('any other setting is custom', () => {
    expect(shownPreset(filled(preset, method))).toBe(preset);
    expect(shownPreset({ ...filled(preset, method), rounds: '9' })).toBe('custom');
    expect(shownPreset({ ...filled(preset, method), rules: ['truncated'] })).toBe('custom');
    expect(shownPreset({ ...filled(preset, method), rounds: '' })).toBe('custom');
    expect(runFormSchema.parse({ ...filled(preset, method), rounds: '9' }).config.preset).toBe('custom');
  });
});

test('the order in which rules were ticked does not matter', () => {
  const values = filled('paper');
  expect(shownPreset({ ...values, rules: [...values.rules].reverse() })).toBe('paper');
});

test('what is not set is not sent', () => {
  const values = filled('paper');
  const { config } = runFormSchema.parse({
    ...values,
    sampling: { ...values.sampling, temperature: '', topP: ' ' },
    weights: { ...values.weights, breadth: '0' },
  });
  expect(config.sampling).toEqual({ maxTokens: 2048, frequencyPenalty: 0 });
  expect(Object.keys(config.weights)).not.toContain('breadth');
});

test.each([
  [{ rounds: '0' }, 'rounds', 'At least 1.'],
  [{ rounds: '2.5' }, 'rounds', 'Give a whole number.'],
  [{ rounds: 'two' }, 'rounds', 'Give a number.'],
  [{ seedSetIds: [] }, 'seedSetIds', 'Choose at least one seed set.'],
  [{ name: '  ' }, 'name', 'Give it a name.'],
  [{ randomSeed: '-1' }, 'randomSeed', 'At least 0.'],
])('%j is refused at its field', (change, field, message) => {
  const issue = runFormSchema.safeParse({ ...filled('paper'), ...change }).error?.issues[0];
  expect(issue?.path[0]).toBe(field);
  expect(issue?.message).toBe(message);
});

test('a run without any operation is refused', () => {
  const values = filled('paper');
  const none = Object.fromEntries(Object.keys(values.weights).map((key) => [key, '0'])) as RunFormValues['weights'];
  expect(runFormSchema.safeParse({ ...values, weights: none }).error?.issues[0]?.message).toMatch(/above 0/);
});
