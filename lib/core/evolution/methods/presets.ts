/** The settings that a new run starts from, by name. */
import type { RunConfig } from '../../domain/run';
import type { NamedPreset } from './method';
import { METHOD_REGISTRY } from './registry';

export const PRESET_CONFIGS: Record<NamedPreset, RunConfig> = METHOD_REGISTRY.evol_instruct.presets;
