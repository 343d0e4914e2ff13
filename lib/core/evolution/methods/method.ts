/** What a file of this folder exports as `method`: the operations of a way to evolve, and its named settings. */
import type { OperationId } from '../../domain/operation';
import type { RunConfig } from '../../domain/run';

export type Preset = { label: string; hint: string; config: RunConfig };

export type Method = {
  id: string;
  /** place in lists */
  order: number;
  label: string;
  /** The paper that it was taken from, for people. */
  source: string;
  /** Those that a run of this method is offered. */
  operations: readonly OperationId[];
  /** By name, the first one is where a new run starts; `custom` is nobody's: it stands for any other settings. */
  presets: Readonly<Record<string, Preset>>;
};
