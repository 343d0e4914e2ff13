/** The name of a run's settings: a preset's whenever every setting is the preset's own, also when they had left it and came back. */
import type { RunConfig } from '../../domain/run';
import { normalLoop } from '../../domain/run-loop';
import { CUSTOM, findMethod } from './known-methods';

export function presetNameOf(config: RunConfig): RunConfig['preset'] {
  const presets = Object.values(findMethod(config.method)?.presets ?? {}).map((preset) => preset.config);
  const comparable = ({ preset: _preset, randomSeed: _seed, ownOperations: _own, rules, ...rest }: RunConfig) =>
    JSON.stringify(sorted(normalLoop({ ...rest, rules: [...rules].sort() })));
  const own = comparable(config);
  const alike = presets.filter((preset) => comparable(preset) === own).map(({ preset }) => preset);
  return alike.find((preset) => preset === config.preset) ?? alike[0] ?? CUSTOM;
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
