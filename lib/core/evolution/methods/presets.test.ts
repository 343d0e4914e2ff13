import { describe, expect, test } from 'vitest';
import { runConfigSchema } from '../../contract/runs';
import { BUILT_IN_IDS } from '../../domain/operation';
import { OFFICIAL_CODE_CONFIG, PAPER_CONFIG } from './evol-instruct';
import { findMethod, findPreset, METHODS } from './known-methods';
import { presetNameOf } from './preset-name';

describe('presets of Evol-Instruct', () => {
  test('paper: four rounds, six operations alike, every rule, the sampling of §4.2', () => {
    const paper = PAPER_CONFIG;
    expect(paper).toMatchObject({ preset: 'paper', rounds: 4, onFailure: { kind: 'retry_next_round' } });
    expect(Object.keys(paper.weights)).toEqual(findMethod('evol_instruct')?.operations);
    expect(Object.keys(paper.weights)).toHaveLength(6);
    expect(new Set(Object.values(paper.weights)).size).toBe(1);
    for (const rule of ['copied', 'equal', 'sorry80', 'stopwords'] as const) expect(paper.rules).toContain(rule);
    expect(paper.sampling).toEqual({ temperature: 1, topP: 0.9, maxTokens: 2048, frequencyPenalty: 0 });
  });

  test('official_code: one pass, no complicate_input, nothing eliminated', () => {
    const official = OFFICIAL_CODE_CONFIG;
    expect(official).toMatchObject({ rounds: 1, rules: [], sampling: { temperature: 1, topP: 0.95, maxTokens: 2048 } });
    expect(official.weights['complicate_input']).toBeUndefined();
    expect(Object.keys(official.weights)).toHaveLength(5);
  });
});

describe.each(METHODS)('$label', (method) => {
  const presets = Object.entries(method.presets);

  test('has presets, and none is called custom', () => {
    expect(presets.length).toBeGreaterThan(0);
    expect(findPreset(method.id, 'custom')).toBeNull();
  });

  test.each(presets)('%s: its settings are sound, its own, and keep their name', (name, { config }) => {
    expect(config).toMatchObject({ method: method.id, preset: name });
    expect(runConfigSchema.parse(config)).toEqual(config);
    for (const operation of Object.keys(config.weights)) {
      expect(BUILT_IN_IDS).toContain(operation);
      expect(method.operations).toContain(operation);
    }
    expect(presetNameOf({ ...config, randomSeed: 9 })).toBe(name);
    expect(presetNameOf({ ...config, rounds: config.rounds + 1 })).toBe('custom');
    expect(presetNameOf({ ...config, preset: 'custom' })).toBe(name);
  });
});

test('a preset of another method, or of none, is nobody’s', () => {
  expect(findPreset('evol_instruct', 'toString')).toBeNull();
  expect(presetNameOf({ ...PAPER_CONFIG, method: 'unheard_of' })).toBe('custom');
});
