'use client';
/** What is tried, and against what. */
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import { compareOperations, operationLabel } from '@/lib/core/domain/operation';
import { DRAFT, type DryRunForm, NOTHING } from './dry-run-form';

type VariantFieldsProps = {
  form: DryRunForm;
  change: (part: Partial<DryRunForm>) => void;
  versions: readonly TemplateVersionView[];
  /** there is an unsaved text */
  hasDraft: boolean;
  isOperationFixed: boolean;
};

export function VariantFields({ form, change, versions, hasDraft, isOperationFixed }: VariantFieldsProps) {
  const operations = [...new Set(versions.map(({ operation }) => operation))].sort(compareOperations);
  const own = versions.filter(({ operation }) => operation === form.operation);
  const saved = own.map(({ id, version, isChosen, note }) => ({
    value: id,
    label: `version ${version}`,
    hint: [isChosen ? 'next round' : '', note].filter(Boolean).join(', ') || undefined,
  }));
  const draft = hasDraft ? [{ value: DRAFT, label: 'draft', hint: 'The unsaved text of the editor' }] : [];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {isOperationFixed ? null : (
        <Field label="Operation" className="sm:col-span-2">
          <Select
            value={form.operation}
            onValueChange={(operation) => {
              const chosen = versions.find((version) => version.operation === operation && version.isChosen);
              change({ operation, tried: chosen?.id ?? NOTHING, against: NOTHING });
            }}
            options={operations.map((value) => ({ value, label: operationLabel(value) }))}
          />
        </Field>
      )}
      <Field label="Tried">
        <Select value={form.tried} onValueChange={(tried) => change({ tried })} options={[...draft, ...saved]} />
      </Field>
      <Field label="Against">
        <Select
          value={form.against}
          onValueChange={(against) => change({ against })}
          options={[
            { value: NOTHING, label: 'nothing', hint: 'Only old children are there to compare with' },
            ...saved,
          ]}
        />
      </Field>
    </div>
  );
}
