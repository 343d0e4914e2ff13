'use client';
/** Which run, round and operation the figures are of, and whose judgement of difficulty. */
import { operationLook } from '@/components/dataset/operation-look';
import { Select } from '@/components/ui/select';
import { formatCountOf } from '@/lib/client/display';
import type { EffectChoice } from '@/lib/client/queries/template-effects';
import type { TemplateEffects } from '@/lib/core/contract/template-effects';
import { BUILT_IN_IDS } from '@/lib/core/domain/operation';
import { type EffectChange, judgeKey } from './use-effect-choice';

type EffectFilterProps = { effects: TemplateEffects; choice: EffectChoice; onChange: EffectChange };

const ALL = 'all';

export function EffectFilter({ effects: { runs, judges, judge, versions }, choice, onChange }: EffectFilterProps) {
  const rounds = [...new Set(runs.flatMap((run) => run.rounds))].toSorted((a, b) => a - b);
  const operations = [...new Set([...BUILT_IN_IDS, ...versions.map(({ operation }) => operation)])];
  return (
    <search aria-label="What is counted" className="flex flex-wrap items-center gap-2">
      <Select
        size="sm"
        label="Run"
        className="w-44"
        value={choice.runId ?? ALL}
        onValueChange={(value) => onChange({ run: value === ALL ? null : value })}
        options={[{ value: ALL, label: 'all runs' }, ...runs.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        size="sm"
        label="Round"
        className="w-32"
        value={choice.round === null ? ALL : String(choice.round)}
        onValueChange={(value) => onChange({ round: value === ALL ? null : Number(value) })}
        options={[
          { value: ALL, label: 'all rounds' },
          ...rounds.map((round) => ({ value: String(round), label: `round ${round}` })),
        ]}
      />
      <Select
        size="sm"
        label="Operation"
        className="w-44"
        value={choice.operation ?? ALL}
        onValueChange={(value) => onChange({ operation: value === ALL ? null : value, first: null, second: null })}
        options={[
          { value: ALL, label: 'all operations' },
          ...operations.map((one) => ({ value: one, label: operationLook(one).label })),
        ]}
      />
      {judge && judges.length > 1 && (
        <Select
          size="sm"
          label="Judge of difficulty"
          className="w-60"
          value={judgeKey(judge)}
          onValueChange={(value) => onChange({ judge: value })}
          options={judges.map((one) => ({
            value: judgeKey(one),
            label: `judged by ${one.teacher}, prompt ${one.promptVersion}`,
            hint: `${one.model}, ${formatCountOf(one.scoreCount, 'score')}`,
          }))}
        />
      )}
    </search>
  );
}
