/** What a run's method and preset are called. */
import type { RunConfig } from '@/lib/core/domain/run';
import { findMethod, findPreset } from '@/lib/core/evolution/methods/known-methods';

export const CUSTOM_WORDS = { label: 'Custom', hint: 'Your own settings. Any change below leads here.' };

/** A method that this version of the studio does not know is called by its bare name. */
export function methodWords({ method, preset }: Pick<RunConfig, 'method' | 'preset'>): string {
  const { label } = findPreset(method, preset) ?? CUSTOM_WORDS;
  return `${findMethod(method)?.label ?? method.replaceAll('_', ' ')}, ${label.toLowerCase()}`;
}
