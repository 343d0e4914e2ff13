/** The methods that a run can choose from, and the settings of each by name. */
import type { Method, Preset } from './method';
import { METHOD_REGISTRY } from './registry.generated';

export const METHODS: readonly Method[] = METHOD_REGISTRY.toSorted((a, b) => a.order - b.order);

export function findMethod(id: string): Method | null {
  return METHODS.find((method) => method.id === id) ?? null;
}

export function findPreset(method: string, preset: string): Preset | null {
  const presets = findMethod(method)?.presets ?? {};
  return Object.hasOwn(presets, preset) ? (presets[preset] ?? null) : null;
}

/** Settings that are no preset's. */
export const CUSTOM = 'custom';
