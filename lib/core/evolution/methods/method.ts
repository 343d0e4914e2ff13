/** What a method of evolving is: its operations and the presets it offers. */
import type { EvolOperation } from '../../domain/operation';
import type { MethodId, PresetId, RunConfig } from '../../domain/run';

export type NamedPreset = Exclude<PresetId, 'custom'>;

export type Method = {
  id: MethodId;
  label: string;
  /** The paper that it was taken from, for people. */
  source: string;
  operations: readonly EvolOperation[];
  presets: Record<NamedPreset, RunConfig>;
};
