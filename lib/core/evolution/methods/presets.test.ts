import { describe, expect, test } from 'vitest';
import { EVOL_OPERATIONS } from '../../domain/operation';
import { PRESET_CONFIGS } from './presets';

describe('presets', () => {
  test('paper: four rounds, six operations alike, every rule, the sampling of §4.2', () => {
    const { paper } = PRESET_CONFIGS;
    expect(paper).toMatchObject({ preset: 'paper', rounds: 4, onFailure: { kind: 'retry_next_round' } });
    expect(Object.keys(paper.weights).sort()).toEqual([...EVOL_OPERATIONS].sort());
    expect(new Set(Object.values(paper.weights)).size).toBe(1);
    for (const rule of ['copied', 'equal', 'sorry80', 'stopwords'] as const) expect(paper.rules).toContain(rule);
    expect(paper.sampling).toEqual({ temperature: 1, topP: 0.9, maxTokens: 2048, frequencyPenalty: 0 });
  });

  test('official_code: one pass, no complicate_input, nothing eliminated', () => {
    const official = PRESET_CONFIGS.official_code;
    expect(official).toMatchObject({ rounds: 1, rules: [], sampling: { temperature: 1, topP: 0.95, maxTokens: 2048 } });
    expect(official.weights.complicate_input).toBeUndefined();
    expect(Object.keys(official.weights)).toHaveLength(5);
  });
});
