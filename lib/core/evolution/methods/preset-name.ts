/** The name of a run's settings: a preset's only while every setting is the preset's own. */
import type { RunConfig } from '../../domain/run';
import { normalLoop } from '../../domain/run-loop';
import { CUSTOM, findPreset } from './known-methods';

export function presetNameOf(config: RunConfig): RunConfig['preset'] {
  const wanted = findPreset(config.method, config.preset)?.config;
  if (!wanted) return CUSTOM;
  const comparable = ({ preset: _preset, randomSeed: _seed, ownOperations: _own, rules, ...rest }: RunConfig) =>
    JSON.stringify(sorted(normalLoop({ ...rest, rules: [...rules].sort() })));
  return comparable(config) === comparable(wanted) ? config.preset : CUSTOM;
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
