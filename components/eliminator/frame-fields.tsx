'use client';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
/** From which run, round and operation a sample is drawn. */
import { useOperationChoices } from '@/lib/client/operation-choices';
import type { FrameFilter } from '@/lib/client/queries/audits';
import { useRuns } from '@/lib/client/queries/runs';
import type { Id } from '@/lib/core/domain/identifier';

type FrameFieldsProps = { projectId: Id; filter: FrameFilter; onChange: (filter: FrameFilter) => void };

/** Nothing chosen: the whole project. */
export function FrameFields({ projectId, filter, onChange }: FrameFieldsProps) {
  const runs = useRuns(projectId).data ?? [];
  const choices = useOperationChoices({ withEdits: false });
  const rounds = Math.max(
    0,
    ...runs.filter((run) => !filter.runId || run.id === filter.runId).map((run) => run.rounds.length),
  );
  const change = (next: { [Key in keyof FrameFilter]?: FrameFilter[Key] | undefined }) => {
    const { runId, round, operation, basis } = { ...filter, ...next };
    onChange({
      ...(runId ? { runId } : {}),
      ...(round ? { round } : {}),
      ...(operation ? { operation } : {}),
      ...(basis ? { basis } : {}),
    });
  };
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label="Run">
        <Select
          label="Run"
          value={filter.runId ?? 'all'}
          onValueChange={(value) => change({ runId: value === 'all' ? undefined : value })}
          options={[{ value: 'all', label: 'all runs' }, ...runs.map((run) => ({ value: run.id, label: run.name }))]}
        />
      </Field>
      <Field label="Round">
        <Select
          label="Round"
          value={filter.round === undefined ? 'all' : String(filter.round)}
          onValueChange={(value) => change({ round: value === 'all' ? undefined : Number(value) })}
          options={[
            { value: 'all', label: 'all rounds' },
            ...Array.from({ length: rounds }, (_, place) => ({
              value: String(place + 1),
              label: `round ${place + 1}`,
            })),
          ]}
        />
      </Field>
      <Field label="Operation">
        <Select
          label="Operation"
          value={filter.operation ?? 'all'}
          onValueChange={(value) => change({ operation: value === 'all' ? undefined : value })}
          options={[{ value: 'all', label: 'all operations' }, ...choices]}
        />
      </Field>
    </div>
  );
}
