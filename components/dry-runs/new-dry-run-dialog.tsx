'use client';
/** Before a dry run: what is tried against what, on which parents, with which run's settings, and what that will cost. */
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonText } from '@/components/ui/skeleton';
import { projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useCreateDryRun, useDryRunEstimate } from '@/lib/client/queries/dry-runs';
import { useRuns } from '@/lib/client/queries/runs';
import { useTemplateVersions } from '@/lib/client/queries/templates';
import type { TemplateOnDesk } from '@/lib/client/template-on-desk';
import { usdField } from '@/lib/core/contract/fields';
import type { RunView } from '@/lib/core/contract/runs';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { Id } from '@/lib/core/domain/identifier';
import { CapField } from './cap-field';
import { DRAFT, type DryRunForm, isComparison, NOTHING, problemOfForm, wishOf } from './dry-run-form';
import { estimateWords } from './dry-run-words';
import { ParentFields } from './parent-fields';
import { VariantFields } from './variant-fields';

type NewDryRunDialogProps = {
  projectId: Id;
  /** what lies on the desk */
  desk?: TemplateOnDesk;
  /** parents chosen elsewhere */
  instructionIds?: readonly Id[];
  onClose: () => void;
};

export function NewDryRunDialog(props: NewDryRunDialogProps) {
  const runs = useRuns(props.projectId);
  const versions = useTemplateVersions(props.projectId);
  const failed = runs.error ?? versions.error;
  if (runs.data && versions.data) return <Form {...props} runs={runs.data} versions={versions.data} />;
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()} title="Try a template" size="md">
      {failed ? <ErrorState problem={problemOf(failed)} /> : <SkeletonText lines={6} />}
    </Dialog>
  );
}

type FormProps = NewDryRunDialogProps & { runs: readonly RunView[]; versions: readonly TemplateVersionView[] };

function firstForm({ desk, instructionIds, runs, versions }: FormProps): DryRunForm {
  const operation = desk?.operation ?? 'constraints';
  const chosen = versions.find((version) => version.operation === operation && version.isChosen);
  const tried = desk ? (desk.isChanged ? DRAFT : desk.version.id) : (chosen?.id ?? NOTHING);
  return {
    ...{ operation, tried, runId: runs[0]?.id ?? null },
    against: chosen && chosen.id !== tried ? chosen.id : NOTHING,
    kind: instructionIds ? 'chosen' : 'random',
    ...{ count: '10', instructionIds: instructionIds ?? [] },
    randomSeed: Math.floor(Math.random() * 1_000_000),
    ...{ isBlind: false, cap: '' },
  };
}

function Form(props: FormProps) {
  const { projectId, desk, runs, versions, onClose } = props;
  const router = useRouter();
  const [form, setForm] = useState(() => firstForm(props));
  const [wrongCap, setWrongCap] = useState<string | null>(null);
  const create = useCreateDryRun();
  const change = (part: Partial<DryRunForm>) => {
    create.reset();
    setForm((before) => ({ ...before, ...part }));
  };
  const draftText = desk?.isChanged ? desk.text : null;
  const wish = wishOf(projectId, form, draftText);
  const estimate = useDryRunEstimate(wish);
  const problem = problemOfForm(form);
  const refused = create.error ?? (wish ? estimate.error : null);
  const start = () => {
    const typed = form.cap.trim() === '' ? null : usdField.safeParse(form.cap.trim());
    setWrongCap(typed && !typed.success ? (typed.error.issues[0]?.message ?? null) : null);
    if (!wish || (typed && !typed.success)) return;
    const input = { ...wish, isBlind: form.isBlind && isComparison(form), capUsd: typed?.data ?? null };
    create.mutate(input, {
      onSuccess: ({ id }) => router.push(projectHref(projectId, 'templates', 'dry-runs', id)),
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Try a template"
      description="The teachers are really asked; nothing is added to the pool, to a run or to an export."
      size="md"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isBusy={create.isPending || create.isSuccess}
            disabledReason={problem}
            onClick={start}
          >
            Start the dry run
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <VariantFields
          {...{ form, change, versions }}
          hasDraft={draftText !== null}
          isOperationFixed={desk !== undefined}
        />
        <ParentFields {...{ projectId, form, change, runs }} />
        {isComparison(form) ? (
          <Checkbox
            checked={form.isBlind}
            onCheckedChange={(isBlind) => change({ isBlind })}
            label="Compare blind"
            hint="Sides are shuffled for each parent; which variant it is, and its cost, is shown once you have said which child is better."
          />
        ) : null}
        <CapField value={form.cap} wrong={wrongCap} onChange={(cap) => change({ cap })} />
        <p role="status" className="text-sm text-muted tabular">
          {problem ?? (estimate.data && !refused ? estimateWords(estimate.data) : refused ? '' : 'Reckoning…')}
        </p>
        {refused ? <ErrorState problem={problemOf(refused)} /> : null}
      </div>
    </Dialog>
  );
}
