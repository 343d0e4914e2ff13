'use client';
/** Chooses the two versions that are compared; without a choice the two newest of the first operation that has two. */
import { OperationChip } from '@/components/dataset/operation-chip';
import { operationLook } from '@/components/dataset/operation-look';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import type { TemplateEffects, VersionEffect } from '@/lib/core/contract/template-effects';
import type { Id } from '@/lib/core/domain/identifier';
import { Comparison } from './comparison';
import { useEffectChoice } from './use-effect-choice';

export function CompareSection({ projectId, effects }: { projectId: Id; effects: TemplateEffects }) {
  const { choice, compared, change } = useEffectChoice();
  const pair = pairOf(effects.versions, compared);
  const comparable = [...Map.groupBy(effects.versions, ({ operation }) => operation)].filter(
    ([, versions]) => versions.length > 1,
  );
  return (
    <Section
      title="Two versions compared"
      description="The first less the second, over what is chosen above."
      actions={
        pair && (
          <>
            <Select
              size="sm"
              label="Operation that is compared"
              className="w-44"
              value={pair.first.operation}
              onValueChange={(operation) => {
                const [newest, before] = comparable.find(([name]) => name === operation)?.[1] ?? [];
                change({ first: newest?.templateVersionId ?? null, second: before?.templateVersionId ?? null });
              }}
              options={comparable.map(([operation]) => ({ value: operation, label: operationLook(operation).label }))}
            />
            <VersionSelect
              label="First version"
              value={pair.first}
              among={pair.among}
              onChange={(first) => change({ first, second: pair.second.templateVersionId })}
            />
            <span className="text-sm text-muted">against</span>
            <VersionSelect
              label="Second version"
              value={pair.second}
              among={pair.among}
              onChange={(second) => change({ first: pair.first.templateVersionId, second })}
            />
          </>
        )
      }
    >
      {pair ? (
        <>
          <span>
            <OperationChip operation={pair.first.operation} />
          </span>
          <Comparison
            projectId={projectId}
            choice={choice}
            judge={effects.judge}
            firstId={pair.first.templateVersionId}
            secondId={pair.second.templateVersionId}
            operationLabel={operationLook(pair.first.operation).label}
          />
        </>
      ) : (
        <p className="text-muted">
          No operation has two versions here yet: edit a template, make a round with it, and compare.
        </p>
      )}
    </Section>
  );
}

type VersionSelectProps = {
  label: string;
  value: VersionEffect;
  among: readonly VersionEffect[];
  onChange: (id: Id) => void;
};

function VersionSelect({ label, value, among, onChange }: VersionSelectProps) {
  return (
    <Select
      size="sm"
      label={label}
      className="w-32"
      value={value.templateVersionId}
      onValueChange={onChange}
      options={among.map(({ templateVersionId, version, note }) => ({
        ...{ value: templateVersionId, label: `version ${version}`, hint: note || undefined },
      }))}
    />
  );
}

/** `versions` are newest first within each operation. */
function pairOf(versions: readonly VersionEffect[], asked: { first: string | null; second: string | null }) {
  const find = (id: string | null) => versions.find((version) => version.templateVersionId === id);
  const wanted = find(asked.first);
  const groups = Map.groupBy(versions, ({ operation }) => operation);
  const among = wanted ? groups.get(wanted.operation) : [...groups.values()].find((group) => group.length > 1);
  if (!among || among.length < 2) return null;
  const first = wanted ?? among[0];
  const asSecond = find(asked.second);
  const second = asSecond && asSecond.operation === first?.operation ? asSecond : among.find((one) => one !== first);
  return first && second ? { first, second, among } : null;
}
