'use client';
/** The operations and how often each is chosen. */
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { OperationChip } from '@/components/dataset/operation-chip';
import { useOperationLook } from '@/components/dataset/use-operation-look';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { formatPercent } from '@/lib/client/display';
import { useOperations } from '@/lib/client/queries/operations';
import type { Id } from '@/lib/core/domain/identifier';
import { compareOperations, type OperationId } from '@/lib/core/domain/operation';
import type { RunFormValues } from './run-form';

export function FormOperations({ projectId }: { projectId: Id }) {
  const { control, formState } = useFormContext<RunFormValues>();
  const weights = useWatch({ control, name: 'weights' });
  const own = useOperations(projectId).filter(({ isBuiltIn, isOn }) => !isBuiltIn && isOn);
  const offered = [...Object.keys(weights), ...own.map(({ operation }) => operation)];
  const operations = [...new Set(offered)].sort(compareOperations);
  const sum = operations.reduce((total, operation) => total + weightOf(weights[operation]), 0);
  const none = formState.errors.weights?.root?.message;
  return (
    <Section
      title="Operations"
      description="The choice for every lineage and round is fixed by the seed of the random choice. Weight 0: off."
    >
      <ul className="divide-y divide-line border-y border-line">
        {operations.map((operation) => (
          <li key={operation}>
            <WeightRow operation={operation} share={sum > 0 ? weightOf(weights[operation]) / sum : 0} />
          </li>
        ))}
      </ul>
      {none ? (
        <p role="alert" className="text-sm text-danger">
          {none}
        </p>
      ) : null}
    </Section>
  );
}

function weightOf(text = ''): number {
  const weight = Number(text);
  return Number.isFinite(weight) && weight > 0 ? weight : 0;
}

function WeightRow({ operation, share }: { operation: OperationId; share: number }) {
  const { control } = useFormContext<RunFormValues>();
  const { field, fieldState } = useController({ control, name: `weights.${operation}` });
  const look = useOperationLook(operation);
  return (
    <div className="grid grid-cols-[1fr_auto_auto] items-center gap-x-4 py-2 sm:grid-cols-[10rem_1fr_auto_auto]">
      <OperationChip operation={operation} isBare />
      <span className="hidden text-sm text-muted sm:block">{look.summary}</span>
      <span className="w-12 text-right text-sm text-muted tabular">{share > 0 ? formatPercent(share) : 'off'}</span>
      <Input
        ref={field.ref}
        name={field.name}
        value={field.value ?? ''}
        onChange={field.onChange}
        onBlur={field.onBlur}
        size="sm"
        inputMode="decimal"
        placeholder="0"
        autoComplete="off"
        aria-label={`Weight of ${look.label}`}
        aria-invalid={fieldState.invalid || undefined}
        className="w-16 text-right tabular"
      />
      {fieldState.error ? (
        <p role="alert" className="col-span-full text-right text-sm text-danger">
          {fieldState.error.message}
        </p>
      ) : null}
    </div>
  );
}
