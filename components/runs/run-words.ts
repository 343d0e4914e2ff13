/** What the choices of a run mean, in the words of the form and of the run's page. */
import type { OnFailure } from '@/lib/core/domain/run';
import type { SamplingParameters } from '@/lib/core/domain/teacher';
import type { BatchState, RunDriver } from '@/lib/core/domain/teacher-batch';

export const ON_FAILURE_WORDS = {
  retry_next_round: {
    label: 'try again in the next round',
    hint: 'The parent goes back unchanged and is evolved again (the paper).',
  },
  drop: { label: 'drop the lineage', hint: 'It is not evolved any more; what was kept of it stays.' },
  retry_now: { label: 'try again within the round', hint: 'At once, with another random choice of the operation.' },
} as const satisfies Record<OnFailure['kind'], { label: string; hint: string }>;

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
