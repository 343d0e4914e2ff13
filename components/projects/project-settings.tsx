'use client';
/** A project's name and description, how it is reviewed and by whom, and the way to delete it. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { PageFrame } from '@/components/shell/page-frame';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast';
import { queries } from '@/lib/client/api-client';
import { formatCountOf } from '@/lib/client/display';
import { formProblemOf } from '@/lib/client/form-problem';
import { problemOf } from '@/lib/client/problem';
import { useMay } from '@/lib/client/queries/permission';
import { useRemoveProject, useUpdateProject } from '@/lib/client/queries/projects';
import type { ProjectView } from '@/lib/core/contract/projects';
import type { Id } from '@/lib/core/domain/identifier';
import { AssignmentSection } from './assignment-section';
import { ReviewSettings } from './review-settings';

const NOT_YOURS = 'Only owners and researchers change projects.';

export function ProjectSettings({ projectId }: { projectId: Id }) {
  const project = useSuspenseQuery(queries.projects.get.queryOptions({ input: { projectId } })).data;
  const mayChange = useMay('projects.manage');
  const mayLead = useMay('review.lead');
  return (
    <PageFrame title="Settings">
      <NameForm project={project} mayChange={mayChange} />
      <ReviewSettings project={project} mayChange={mayChange} />
      {mayLead && <AssignmentSection projectId={project.id} overlap={project.overlap} />}
      <RemoveProject project={project} mayChange={mayChange} />
    </PageFrame>
  );
}

type PartProps = { project: ProjectView; mayChange: boolean };

function NameForm({ project, mayChange }: PartProps) {
  const [name, setName] = useState(project.name);
  const [description, setDescription] = useState(project.description);
  const saving = useUpdateProject();
  const problem = formProblemOf(saving.error, ['name', 'description']);
  const isChanged = name !== project.name || description !== project.description;
  const save = () =>
    saving.mutate({ projectId: project.id, name, description }, { onSuccess: () => showToast('Saved.') });
  return (
    <form
      className="flex max-w-xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayChange && isChanged) save();
      }}
    >
      <Field label="Name" error={problem.at('name')}>
        <Input value={name} maxLength={120} readOnly={!mayChange} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Description" isOptional error={problem.at('description')}>
        <Textarea
          value={description}
          maxLength={2000}
          readOnly={!mayChange}
          onChange={(event) => setDescription(event.target.value)}
        />
      </Field>
      {problem.elsewhere && <ErrorState problem={problem.elsewhere} />}
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        isBusy={saving.isPending}
        disabledReason={mayChange ? (isChanged ? null : 'Nothing is changed.') : NOT_YOURS}
      >
        Save
      </Button>
    </form>
  );
}

function RemoveProject({ project, mayChange }: PartProps) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const removing = useRemoveProject();
  const problem = removing.error ? problemOf(removing.error) : null;
  // Asked once whether what cannot be stopped may go on.
  const leavesBatches = problem?.place === 'leavesBatches';
  const remove = () =>
    removing.mutate(
      { projectId: project.id, name: project.name, leavesBatches },
      { onSuccess: () => router.push('/projects') },
    );
  return (
    <Section title="Delete this project" className="border-t border-line pt-6">
      <p className="max-w-reading text-muted">
        Its {formatCountOf(project.seedCount, 'seed')}, {formatCountOf(project.runCount, 'run')}, every evolution and
        every decision go with it. Files that were exported stay where they are. This cannot be undone.
      </p>
      <Button
        variant="danger"
        className="self-start"
        disabledReason={mayChange ? null : NOT_YOURS}
        onClick={() => setIsAsking(true)}
      >
        Delete project
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={(next) => {
          removing.reset();
          setIsAsking(next);
        }}
        title="Delete this project"
        confirmLabel={leavesBatches ? 'Delete all the same' : `Delete ${project.name}`}
        typeToConfirm={project.name}
        isDanger
        isBusy={removing.isPending || removing.isSuccess}
        error={problem && [problem.message, problem.remedy].filter(Boolean).join(' ')}
        onConfirm={remove}
      >
        Everything in it is deleted: {formatCountOf(project.seedCount, 'seed')},{' '}
        {formatCountOf(project.runCount, 'run')}, evolutions, decisions, templates and teachers.
      </ConfirmDialog>
    </Section>
  );
}
