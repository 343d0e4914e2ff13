import { describe, expect, test } from 'vitest';
import { runConfigSchema } from '@/lib/core/contract/runs';
import { normalLoop } from '@/lib/core/domain/run-loop';
import { findPreset, METHODS } from '@/lib/core/evolution/methods/known-methods';
import { presetNameOf } from '@/lib/core/evolution/methods/preset-name';
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

describe('the loop', () => {
  const loopOf = (change: Partial<RunFormValues>) => {
    const { config } = runFormSchema.parse({ ...filled('paper'), ...change });
    const { poolPolicy, onFailure, evolutionsPerInstruction, untilKept, preset } = config;
    return { poolPolicy, onFailure, evolutionsPerInstruction, untilKept, preset };
  };
  test('goes out as the contract wants it, whatever was typed', () => {
    expect(loopOf({})).toEqual({
      ...{ poolPolicy: 'frontier', onFailure: { kind: 'retry_next_round' }, preset: 'paper' },
      ...{ evolutionsPerInstruction: 1, untilKept: null },
    });
    expect(loopOf({ retries: '2', evolutionsPerInstruction: '6', untilKept: '1000' })).toEqual({
      ...{ poolPolicy: 'frontier', onFailure: { kind: 'retry_now', retries: 2 }, preset: 'custom' },
      ...{ evolutionsPerInstruction: 6, untilKept: 1000 },
    });
    expect(loopOf({ poolPolicy: 'drop_failed' }).onFailure).toEqual({ kind: 'drop' });
    expect(loopOf({ poolPolicy: 'drop_failed', retries: '1' }).onFailure).toEqual({ kind: 'retry_now', retries: 1 });
  });
  test('with the whole pool tries again have no effect, so nothing that is refused can be sent', () => {
    const { config } = runFormSchema.parse({ ...filled('paper'), poolPolicy: 'whole_pool', retries: '3' });
    expect(config.onFailure).toEqual({ kind: 'retry_next_round' });
    expect(runConfigSchema.safeParse(config).success).toBe(true);
    const refused = runConfigSchema.safeParse({ ...config, onFailure: { kind: 'retry_now', retries: 1 } });
    expect(refused.error?.issues[0]?.path).toEqual(['onFailure']);
  });
  test('a configuration of an earlier version reads as what it meant, and keeps its preset', () => {
    const official = methodOf('evol_instruct').presets['official_code']?.config;
    if (!official) throw new Error('There is no preset of the official code.');
    const { roundWeights: _w, evolutionsPerInstruction: _e, untilKept: _u, ...early } = official;
    const old = { ...early, poolPolicy: 'frontier', onFailure: { kind: 'drop' } };
    const read = normalLoop(runConfigSchema.parse(old));
    expect(read).toEqual(official);
    expect(presetNameOf(runConfigSchema.parse(old))).toBe('official_code');
  });
});
