/** What the choices of a run mean, in the words of the form and of the run's page. */
import type { OnFailure, PoolPolicy } from '@/lib/core/domain/run';
import type { SamplingParameters } from '@/lib/core/domain/teacher';
import type { BatchState, RunDriver } from '@/lib/core/domain/teacher-batch';

export const POLICY_WORDS = {
  frontier: {
    label: 'The newest of each lineage',
    hint: 'One parent per seed: its newest kept child. What was dropped or failed goes back unchanged and is tried again in the next round (the paper).',
  },
  drop_failed: {
    label: 'The newest of each lineage that goes on',
    hint: 'A lineage of which a round keeps nothing is not evolved any more; what was kept of it stays.',
  },
  whole_pool: {
    label: 'The whole pool',
    hint: 'Every seed and every kept child, in each round again: the pool can double with every round.',
  },
} as const satisfies Record<PoolPolicy, { label: string; hint: string }>;

export const ON_FAILURE_WORDS = {
  retry_next_round: 'try again in the next round',
  drop: 'drop the lineage',
  retry_now: 'try again within the round',
} as const satisfies Record<OnFailure['kind'], string>;

export const DRIVER_WORDS = {
  live: { label: 'Live', hint: 'One call per step, as many at once as the teacher allows: results within minutes.' },
  batch: {
    label: 'Batch',
    hint: 'The steps go to the provider’s Batch API as files: half the price at OpenAI, and up to 24 hours for each of the two or three steps. The teachers must offer a Batch API.',
  },
} as const satisfies Record<RunDriver, { label: string; hint: string }>;

export const BATCH_STATE_WORDS = {
  preparing: 'being sent',
  submitted: 'at the provider',
  collecting: 'being collected',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
} as const satisfies Record<BatchState, string>;

export const SAMPLING_LABELS = [
  { key: 'temperature', label: 'temperature' },
  { key: 'topP', label: 'top-p' },
  { key: 'maxTokens', label: 'max tokens' },
  { key: 'frequencyPenalty', label: 'frequency penalty' },
  { key: 'presencePenalty', label: 'presence penalty' },
] as const satisfies readonly { key: keyof SamplingParameters; label: string }[];
