/** What a screen reader is told after a key: what was done, and what is there now. */
import { formatCount } from '@/lib/client/display';
import { currentId, type Sitting, type StepKind } from '@/lib/client/review-sitting';
import { operationLabel } from '@/lib/core/domain/operation';

const DONE = {
  accept: 'Accepted',
  reject: 'Rejected',
  unsure: 'Unsure',
  flag: 'Flagged',
  restore: 'Verdict restored',
  edit: 'Edit saved',
} as const satisfies Record<StepKind, string>;

export function skippedAnnouncement(sitting: Sitting): string {
  return `Skipped. ${placeAnnouncement(sitting)}`;
}

export function placeAnnouncement(sitting: Sitting): string {
  const id = currentId(sitting);
  if (id === null) return 'The end of the queue.';
  const operation = sitting.items.get(id)?.evolution.operation;
  const label = operation ? `, ${operationLabel(operation)}` : '';
  return `Item ${formatCount(sitting.offset + sitting.at + 1)} of ${formatCount(sitting.total)}${label}.`;
}

export function doneAnnouncement(kind: StepKind, sitting: Sitting): string {
  return `${DONE[kind]}. ${placeAnnouncement(sitting)}`;
}

export function undoneAnnouncement(kind: StepKind, sitting: Sitting): string {
  return `Undone: ${DONE[kind].toLowerCase()}. ${placeAnnouncement(sitting)}`;
}
