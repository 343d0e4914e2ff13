'use client';
/** What is on behind "More filters", each to be switched off by a press: the other filters say it by themselves. */
import { ActiveChip } from '@/components/ui/active-chip';
import { filterWords } from '@/lib/client/filter-words';
import { useFilterNames } from '@/lib/client/queries/filter-names';
import type { Id } from '@/lib/core/domain/identifier';
import type { ListingState } from './use-listing';

const BEHIND = [
  ...([
    'verdict',
    'review',
    'personId',
    'said',
    'templateVersionId',
    'teacherId',
    'audit',
    'origin',
    'seedSetId',
  ] as const),
  ...([
    'wordsMin',
    'wordsMax',
    'addedMin',
    'addedMax',
    'overlapMin',
    'overlapMax',
    'agreementMin',
    'agreementMax',
  ] as const),
];

export function ActiveFilters({ projectId, state }: { projectId: Id; state: ListingState }) {
  const { filter, change } = state;
  const nameOf = useFilterNames(projectId, filter);
  const active = BEHIND.filter((key) => filter[key] !== undefined);
  if (active.length === 0) return null;
  return (
    <ul aria-label="Further filters that are on" className="flex flex-wrap gap-1.5">
      {active.map((key) => (
        <li key={key}>
          <ActiveChip name={filterWords(key, filter[key], nameOf)} onRemove={() => change({ [key]: null })} />
        </li>
      ))}
    </ul>
  );
}
