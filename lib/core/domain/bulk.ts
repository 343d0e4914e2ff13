/** One decision about many evolutions: what it decides and where it stands. */
import type { EffectiveStatus } from './evolution';

export const BULK_KINDS = ['accept', 'reject'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

/** undoing → undone takes back what was made; failed: the studio could not go on, what was made until then stands and can be taken back. */
export const BULK_STATES = ['queued', 'running', 'done', 'undoing', 'undone', 'failed'] as const;
export type BulkState = (typeof BULK_STATES)[number];

export const BULK_STATUS = { accept: 'kept', reject: 'dropped' } as const satisfies Record<BulkKind, EffectiveStatus>;

/** Above this many a person must type what they mean. */
export const BULK_CONFIRM_ABOVE = 100;

export function isBulkUnderWay(state: BulkState): boolean {
  return state === 'queued' || state === 'running' || state === 'undoing';
}

/** Why it cannot be taken back; null when it can. */
export function refuseBulkUndo(state: BulkState): string | null {
  if (state === 'undoing') return 'It is being taken back.';
  if (state === 'undone') return 'It was taken back.';
  return null;
}
