'use client';
/** What the table of instructions is narrowed by. */
import { useOperationChoices } from '@/lib/client/operation-choices';
import { useRuns } from '@/lib/client/queries/runs';
import { RULE_FACTS, RULES, VERDICTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { FilterSelect } from './filter-select';
import { MoreFilters } from './more-filters';
import { SearchField } from './search-field';
import type { ListingState } from './use-listing';

type FilterBarProps = { projectId: Id; state: ListingState };

export function FilterBar({ projectId, state }: FilterBarProps) {
  const { filter, change } = state;
  const choices = useOperationChoices();
  const runs = useRuns(projectId).data ?? [];
  const rounds = Math.max(0, ...runs.map((run) => run.rounds.length));
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchField value={filter.text ?? ''} onSearch={(text) => change({ text: text || null })} />
      <FilterSelect
        label="Status"
        value={filter.status}
        options={VERDICTS.map((value) => ({ value, label: value }))}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label="Operation"
        value={filter.operation}
        options={choices}
        onChange={(operation) => change({ operation })}
      />
      <FilterSelect
        label="Run"
        value={filter.runId}
        options={runs.map((run) => ({ value: run.id, label: run.name }))}
        onChange={(runId) => change({ runId })}
      />
      <FilterSelect
        label="Round"
        value={filter.round === undefined ? undefined : String(filter.round)}
        options={Array.from({ length: rounds + 1 }, (_, round) => ({
          value: String(round),
          label: round === 0 ? 'seeds (round 0)' : `round ${round}`,
        }))}
        onChange={(round) => change({ round: round === null ? null : Number(round) })}
      />
      <FilterSelect
        label="Rule"
        value={filter.rule}
        options={RULES.map((value) => ({ value, label: RULE_FACTS[value].label }))}
        onChange={(rule) => change({ rule })}
      />
      <FilterSelect
        label="Decided by"
        value={filter.decidedBy}
        options={(['machine', 'people', 'adjudicator'] as const).map((value) => ({ value, label: value }))}
        onChange={(decidedBy) => change({ decidedBy })}
      />
      <MoreFilters projectId={projectId} state={state} />
    </search>
  );
}
