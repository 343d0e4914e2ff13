'use client';
/** How many people decide about each evolution, and what the project calls its reasons to reject. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast';
import { problemOf } from '@/lib/client/problem';
import { useUpdateProject } from '@/lib/client/queries/projects';
import type { ProjectView } from '@/lib/core/contract/projects';
import { REJECT_REASON_LABELS, REJECT_REASONS, type RejectReason } from '@/lib/core/domain/review';

const OVERLAPS = ['1', '2', '3', '4', '5', '6', '8', '10'] as const;
const NOT_YOURS = 'Only owners and researchers change how reviews work.';

type ReviewSettingsProps = { project: ProjectView; mayChange: boolean };

export function ReviewSettings({ project, mayChange }: ReviewSettingsProps) {
  const [overlap, setOverlap] = useState(String(project.overlap));
  const [names, setNames] = useState(project.reasonNames);
  const saving = useUpdateProject();
  const isChanged = Number(overlap) !== project.overlap || !isSame(names, project.reasonNames);
  const save = () =>
    saving.mutate(
      { projectId: project.id, overlap: Number(overlap), reasonNames: given(names) },
      { onSuccess: () => showToast('Saved.') },
    );
  const options = [...new Set([...OVERLAPS, String(project.overlap)])].map((value) => ({
    value,
    label: value === '1' ? '1 person' : `${value} people`,
  }));
  return (
    <Section title="Reviews" className="border-t border-line pt-6">
      <form
        className="flex max-w-xl flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (mayChange && isChanged) save();
        }}
      >
        <Field
          label="Who decides about each evolution"
          hint="More than one shows where people agree. What is decided stays; what is open follows within moments."
        >
          <Select value={overlap} onValueChange={setOverlap} options={options} disabled={!mayChange} />
        </Field>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 text-sm font-medium">Names of the reasons to reject</legend>
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
            {REJECT_REASONS.map((reason, at) => (
              <Field key={reason} label={`${at + 1} · ${REJECT_REASON_LABELS[reason]}`}>
                <Input
                  value={names[reason] ?? ''}
                  placeholder={REJECT_REASON_LABELS[reason]}
                  maxLength={40}
                  readOnly={!mayChange}
                  onChange={(event) => setNames({ ...names, [reason]: event.target.value })}
                />
              </Field>
            ))}
          </div>
        </fieldset>
        {saving.error && <ErrorState problem={problemOf(saving.error)} />}
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          isBusy={saving.isPending}
          disabledReason={mayChange ? (isChanged ? null : 'Nothing is changed.') : NOT_YOURS}
        >
          Save reviews
        </Button>
      </form>
    </Section>
  );
}

type Names = ProjectView['reasonNames'];

/** An empty name is none. */
function given(names: Names): Names {
  const kept = REJECT_REASONS.flatMap((reason): [RejectReason, string][] => {
    const name = names[reason]?.trim();
    return name ? [[reason, name]] : [];
  });
  return Object.fromEntries(kept);
}

const isSame = (one: Names, other: Names) =>
  REJECT_REASONS.every((reason) => (given(one)[reason] ?? '') === (given(other)[reason] ?? ''));
