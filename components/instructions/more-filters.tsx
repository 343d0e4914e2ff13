'use client';
/** The filters that are asked for less often: people, teachers, versions, audits and ranges. Their lists are fetched when they are opened. */
import { useQuery } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { queries } from '@/lib/client/api-client';
import { useMay } from '@/lib/client/queries/permission';
import { VERDICTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { INSTRUCTION_ORIGINS } from '@/lib/core/domain/instruction';
import { REVIEW_STANDS } from '@/lib/core/domain/listing';
import { operationLabel } from '@/lib/core/domain/operation';
import { DECISIONS } from '@/lib/core/domain/review';
import { FilterSelect } from './filter-select';
import { RangeFilter } from './range-filter';
import type { ListingState } from './use-listing';

type MoreFiltersProps = { projectId: Id; state: ListingState };

const ORIGIN_WORDS = { seed: 'seeds', evolved: 'evolved', human_edit: 'human edits' } as const;
const REVIEW_WORDS = { open: 'wants decisions', done: 'decided', flagged: 'flagged for a lead' } as const;
const MOST_WORDS = 1_000_000;

export function MoreFilters({ projectId, state }: MoreFiltersProps) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <Popover
      title="More filters"
      onOpenChange={(isOpen) => isOpen && setOpened(true)}
      trigger={
        <Button size="sm" icon={<SlidersHorizontal size={14} aria-hidden />}>
          More filters
        </Button>
      }
    >
      {wasOpened ? (
        <div className="flex w-80 max-w-full flex-col gap-3">
          <ListFilters projectId={projectId} state={state} />
          <Ranges state={state} />
        </div>
      ) : null}
    </Popover>
  );
}

const wide = 'w-full max-w-none';

function ListFilters({ projectId, state }: MoreFiltersProps) {
  const { filter, change } = state;
  const input = { projectId };
  const isLead = useMay('review.lead');
  const me = useQuery(queries.people.me.queryOptions()).data;
  const others = useQuery({ ...queries.auditLog.people.queryOptions({ input }), enabled: isLead }).data ?? [];
  const templates = useQuery(queries.templates.list.queryOptions({ input })).data ?? [];
  const teachers = useQuery(queries.teachers.list.queryOptions({ input })).data ?? [];
  const seedSets = useQuery(queries.seeds.listSets.queryOptions({ input })).data ?? [];
  const people = [...(me ? [{ id: me.id, name: 'me' }] : []), ...others.filter(({ id }) => id !== me?.id)];
  return (
    <div className="flex flex-col gap-2">
      <FilterSelect
        className={wide}
        label="Verdict of the machine"
        value={filter.verdict}
        options={VERDICTS.map((value) => ({ value, label: value }))}
        onChange={(verdict) => change({ verdict })}
      />
      <FilterSelect
        className={wide}
        label="Review"
        value={filter.review}
        options={REVIEW_STANDS.map((value) => ({ value, label: REVIEW_WORDS[value] }))}
        onChange={(review) => change({ review })}
      />
      <FilterSelect
        className={wide}
        label="Decided by person"
        value={filter.personId}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(personId) => change({ personId, ...(personId === null ? { said: null } : {}) })}
      />
      {filter.personId === undefined ? null : (
        <FilterSelect
          className={wide}
          label="What they said"
          value={filter.said}
          options={DECISIONS.map((value) => ({ value, label: value }))}
          onChange={(said) => change({ said })}
        />
      )}
      <FilterSelect
        className={wide}
        label="Template version"
        value={filter.templateVersionId}
        options={templates.map(({ id, operation, version }) => ({
          value: id,
          label: `${operationLabel(operation)} v${version}`,
        }))}
        onChange={(templateVersionId) => change({ templateVersionId })}
      />
      <FilterSelect
        className={wide}
        label="Teacher"
        value={filter.teacherId}
        options={teachers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(teacherId) => change({ teacherId })}
      />
      <FilterSelect
        className={wide}
        label="Audit"
        value={filter.audit}
        options={[
          { value: 'in', label: 'drawn for an audit' },
          { value: 'out', label: 'not drawn' },
        ]}
        onChange={(audit) => change({ audit })}
      />
      <FilterSelect
        className={wide}
        label="Origin"
        value={filter.origin}
        options={INSTRUCTION_ORIGINS.map((value) => ({ value, label: ORIGIN_WORDS[value] }))}
        onChange={(origin) => change({ origin })}
      />
      <FilterSelect
        className={wide}
        label="Seed set"
        value={filter.seedSetId}
        options={seedSets.map((set) => ({ value: set.id, label: set.name }))}
        onChange={(seedSetId) => change({ seedSetId })}
      />
    </div>
  );
}

function Ranges({ state: { filter, change } }: { state: ListingState }) {
  return (
    <div className="flex flex-col gap-2">
      <RangeFilter
        {...{ label: 'Words', step: 1, min: 0, max: MOST_WORDS, low: filter.wordsMin, high: filter.wordsMax }}
        onChange={(wordsMin, wordsMax) => change({ wordsMin, wordsMax })}
      />
      <RangeFilter
        {...{
          label: 'Words added',
          step: 1,
          min: -MOST_WORDS,
          max: MOST_WORDS,
          low: filter.addedMin,
          high: filter.addedMax,
        }}
        onChange={(addedMin, addedMax) => change({ addedMin, addedMax })}
      />
      <RangeFilter
        {...{ label: 'Overlap', step: 0.01, min: 0, max: 1, low: filter.overlapMin, high: filter.overlapMax }}
        onChange={(overlapMin, overlapMax) => change({ overlapMin, overlapMax })}
      />
      <RangeFilter
        {...{ label: 'Agreement', step: 0.01, min: 0, max: 1, low: filter.agreementMin, high: filter.agreementMax }}
        onChange={(agreementMin, agreementMax) => change({ agreementMin, agreementMax })}
      />
    </div>
  );
}
