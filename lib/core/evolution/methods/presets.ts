/** The settings that a new run starts from, by name. */
import type { RunConfig } from '../../domain/run';
import { OFFICIAL_CODE_CONFIG, PAPER_CONFIG } from './evol-instruct';
import type { NamedPreset } from './method';

export const PRESET_CONFIGS: Record<NamedPreset, RunConfig> = {
  paper: PAPER_CONFIG,
  official_code: OFFICIAL_CODE_CONFIG,
};
