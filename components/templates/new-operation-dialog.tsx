'use client';
/** Makes an operation without code: its name, its look, what judges its children, and a template to begin with. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { formProblemOf } from '@/lib/client/form-problem';
import { useCreateOperation } from '@/lib/client/queries/operations';
import type { OperationView } from '@/lib/core/contract/operations';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { Id } from '@/lib/core/domain/identifier';
import { compareOperations, type OperationId, operationLabel, traitsOf } from '@/lib/core/domain/operation';
import { operationIdOf, whyNotOperationId } from '@/lib/core/domain/own-operation';
import { OperationFields } from './operation-fields';
import { sentSettings, settingsOf, whyNotSettings } from './operation-settings';

const FIELDS = ['operation', 'summary', 'family', 'replyLabel'];

type NewOperationDialogProps = {
  projectId: Id;
  versions: readonly TemplateVersionView[];
  operations: readonly OperationView[];
  onClose: () => void;
  onMade: (operation: OperationId) => void;
};

export function NewOperationDialog({ projectId, versions, operations, onClose, onMade }: NewOperationDialogProps) {
  const create = useCreateOperation();
  const [name, setName] = useState('');
  const [settings, setSettings] = useState(() => settingsOf(null));
  const models = modelsOf(versions);
  const [modelId, setModelId] = useState(models[0]?.operation ?? '');
  const operation = operationIdOf(name);
  const problem = formProblemOf(create.error, FIELDS);
  const own = operations.filter((one) => !one.isBuiltIn);
  const nameProblem = name.trim() === '' ? null : whyNotOperationId(operation, own);
  const refusal = name.trim() === '' ? 'Give it a name.' : (nameProblem ?? whyNotSettings(settings));
  const make = () => {
    const text = models.find((one) => one.operation === modelId)?.text ?? '';
    create.mutate({ projectId, operation, text, ...sentSettings(settings) }, { onSuccess: () => onMade(operation) });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      title="New operation"
      description="For this project. Its template is edited afterwards, and the next run can use it."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={create.isPending} disabledReason={refusal} onClick={make}>
            Make operation
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field
          label="Name"
          hint={
            operation && !nameProblem
              ? `Called “${operationLabel(operation)}”, and ${operation} in files. It stays: children keep it.`
              : 'Letters and digits. It stays: children keep it.'
          }
          error={nameProblem ?? problem.at('operation')}
        >
          <Input value={name} maxLength={60} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        </Field>
        <OperationFields value={settings} problem={problem} onChange={setSettings} />
        <Field label="Template to start from" hint="Copied as its version 1.">
          <Select
            value={modelId}
            onValueChange={setModelId}
            options={models.map((one) => ({
              value: one.operation,
              label: `${operationLabel(one.operation)}, version ${one.version}`,
            }))}
          />
        </Field>
        {problem.elsewhere && <ErrorState problem={problem.elsewhere} />}
      </div>
    </Dialog>
  );
}

/** The chosen versions; a template with a data format has placeholders that an own operation does not fill. */
function modelsOf(versions: readonly TemplateVersionView[]): TemplateVersionView[] {
  return versions
    .filter(({ isChosen, operation }) => isChosen && !traitsOf(operation).carriesData)
    .sort((a, b) => compareOperations(a.operation, b.operation));
}
