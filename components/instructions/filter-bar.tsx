'use client';
/** The filters of the table, each a select of what there is; those that are on stand out, and all go off at once. */
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { operationLook } from '@/components/dataset/operation-look';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { Select, type SelectOption } from '@/components/ui/select';
import { queries } from '@/lib/client/api-client';
import type { InstructionListing } from '@/lib/client/instruction-listing';
import { useRuns } from '@/lib/client/queries/runs';
import { RULE_FACTS, RULES, VERDICTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { INSTRUCTION_ORIGINS } from '@/lib/core/domain/instruction';
import { OPERATIONS } from '@/lib/core/domain/operation';
import { SearchField } from './search-field';
import type { ListingChange } from './use-listing';

type FilterBarProps = {
  projectId: Id;
  listing: InstructionListing;
  isFiltered: boolean;
  change: (change: ListingChange) => void;
  clear: () => void;
};

const ORIGIN_WORDS = { seed: 'seeds', evolved: 'evolved', human_edit: 'human edits' } as const;

export function FilterBar({ projectId, listing, isFiltered, change, clear }: FilterBarProps) {
  const runs = useRuns(projectId).data ?? [];
  const seedSets = useQuery(queries.seeds.listSets.queryOptions({ input: { projectId } })).data ?? [];
  const rounds = Math.max(0, ...runs.map((run) => run.rounds.length));
  return (
    <search className="flex flex-col gap-3">
      <SearchField value={listing.text ?? ''} onSearch={(text) => change({ text: text || null })} />
      <div className="flex flex-wrap gap-2">
        <Filter
          label="Status"
          value={listing.status}
          options={VERDICTS.map((value) => ({ value, label: value }))}
          onChange={(status) => change({ status })}
        />
        <Filter
          label="Operation"
          value={listing.operation}
          options={OPERATIONS.map((value) => ({ value, label: operationLook(value).label }))}
          onChange={(operation) => change({ operation })}
        />
        <Filter
          label="Run"
          value={listing.runId}
          options={runs.map((run) => ({ value: run.id, label: run.name }))}
          onChange={(runId) => change({ runId })}
        />
        <Filter
          label="Round"
          value={listing.round === undefined ? undefined : String(listing.round)}
          options={Array.from({ length: rounds + 1 }, (_, round) => ({
            value: String(round),
            label: round === 0 ? 'seeds (round 0)' : `round ${round}`,
          }))}
          onChange={(round) => change({ round: round === null ? null : Number(round) })}
        />
        <Filter
          label="Rule"
          value={listing.rule}
          options={RULES.map((value) => ({ value, label: RULE_FACTS[value].label }))}
          onChange={(rule) => change({ rule })}
        />
        <Filter
          label="Decided by"
          value={listing.decidedBy === 'adjudicator' ? undefined : listing.decidedBy}
          options={(['machine', 'people'] as const).map((value) => ({ value, label: value }))}
          onChange={(decidedBy) => change({ decidedBy })}
        />
        <Filter
          label="Origin"
          value={listing.origin}
          options={INSTRUCTION_ORIGINS.map((value) => ({ value, label: ORIGIN_WORDS[value] }))}
          onChange={(origin) => change({ origin })}
        />
        <Filter
          label="Seed set"
          value={listing.seedSetId}
          options={seedSets.map((set) => ({ value: set.id, label: set.name }))}
          onChange={(seedSetId) => change({ seedSetId })}
        />
        {isFiltered ? (
          <Button size="sm" variant="quiet" icon={<X size={14} aria-hidden />} onClick={clear}>
            Clear filters
          </Button>
        ) : null}
      </div>
    </search>
  );
}

type FilterProps<Value extends string> = {
  label: string;
  value: Value | undefined;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value | null) => void;
};

const ANY = 'any';

function Filter<Value extends string>({ label, value, options, onChange }: FilterProps<Value>) {
  return (
    <Select<Value | typeof ANY>
      size="sm"
      label={label}
      value={value ?? ANY}
      onValueChange={(next) => onChange(next === ANY ? null : next)}
      options={[{ value: ANY, label: `${label}: any` }, ...options]}
      className={cn('w-auto max-w-56', value !== undefined && 'border-accent bg-accent-soft')}
    />
  );
}
