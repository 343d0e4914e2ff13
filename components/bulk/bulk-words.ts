/** Decisions about many in words: what will happen, what is left alone, what was asked for. */
import { formatCount, formatCountOf } from '@/lib/client/display';
import { filterWords, type NameOf } from '@/lib/client/filter-words';
import type { BulkJobView, BulkPreview, BulkSelection } from '@/lib/core/contract/bulk';
import { BULK_CONFIRM_ABOVE, type BulkKind } from '@/lib/core/domain/bulk';

const VERBS = { accept: 'Keep', reject: 'Drop' } as const satisfies Record<BulkKind, string>;
const CHILDREN = ['child', 'children'] as const;

/** How many it would decide about. */
export function decidedCount(preview: BulkPreview, withDescendants: boolean): number {
  const own = preview.total - preview.audits - preview.settled;
  return own + (withDescendants ? preview.descendants.total : 0);
}

/** "Drop 312 children". */
export function actionWords(kind: BulkKind, count: number): string {
  return `${VERBS[kind]} ${formatCountOf(count, ...CHILDREN)}`;
}

/** What must be typed before so many are decided about; null when nothing must. */
export function toType(kind: BulkKind, count: number): string | null {
  return count > BULK_CONFIRM_ABOVE ? `${VERBS[kind].toLowerCase()} ${count}` : null;
}

/** One sentence for each thing that does not happen, or not wholly; none that says "0". */
export function leftAloneLines(kind: BulkKind, preview: BulkPreview): string[] {
  const { audits, settled, contested, same, unanswered, seeds } = preview;
  const lines: [number, string][] = [
    [audits, `${waits(audits)} for a blind audit and left alone.`],
    [settled, `${formatCountOf(settled, ...CHILDREN)} that a lead settled ${are(settled)} left alone.`],
    [contested, `${formatCountOf(contested, ...CHILDREN)} will not change: somebody else decided otherwise.`],
    [same, `${formatCountOf(same, ...CHILDREN)} ${are(same)} ${kind === 'accept' ? 'kept' : 'dropped'} already.`],
    [
      unanswered,
      `${formatCountOf(unanswered, ...CHILDREN)} will be kept without a response: dropped before they were answered. Formats that need one leave them out.`,
    ],
    [seeds, `${formatCountOf(seeds, 'seed')}: there is nothing to decide about ${seeds === 1 ? 'it' : 'them'}.`],
  ];
  return lines.flatMap(([count, line]) => (count > 0 ? [line] : []));
}

const are = (count: number) => (count === 1 ? 'is' : 'are');
const waits = (count: number) => `${formatCountOf(count, ...CHILDREN)} ${are(count)} drawn`;

/** "57 children were made of these in later rounds, 40 of them kept." */
export function descendantsLine({ total, kept }: BulkPreview['descendants']): string {
  const were = total === 1 ? 'was' : 'were';
  return `${formatCountOf(total, ...CHILDREN)} ${were} made of these in later rounds; ${kept === 0 ? 'none' : formatCount(kept)} of them ${are(kept)} kept.`;
}

/** What it was about: "everything with status kept, round 2". `nameOf` knows the names of runs and the like. */
export function selectionWords(selection: BulkSelection, nameOf: NameOf): string {
  if (selection.kind === 'rows') return `${formatCountOf(selection.instructionIds.length, 'row')} of the table`;
  if (selection.kind === 'branch') {
    return selection.hasRoot ? 'a branch of a lineage' : 'what was made of one child';
  }
  const parts = Object.entries(selection.filter).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return [filterWords(key, value, nameOf)];
  });
  return parts.length === 0 ? 'everything' : `everything with ${parts.join(', ')}`;
}

/** Where it stands, in a few words. */
export function stateWords({ state, kind, doneCount, total }: BulkJobView): string {
  const share = `${formatCount(doneCount)} of ${formatCount(total)}`;
  switch (state) {
    case 'queued':
      return 'waits for a worker';
    case 'running':
      return `${kind === 'accept' ? 'keeping' : 'dropping'}, ${share}`;
    case 'done':
      return 'done';
    case 'undoing':
      return `taking back, ${formatCount(doneCount)} left`;
    case 'undone':
      return 'taken back';
    case 'failed':
      return `stopped at ${share}`;
  }
}
