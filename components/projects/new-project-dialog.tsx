'use client';
/** A name, and the new project opens. */
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { formProblemOf } from '@/lib/client/form-problem';
import { projectHref } from '@/lib/client/page-links';
import { useCreateProject } from '@/lib/client/queries/projects';

const FORM = 'new-project';

export function NewProjectDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const creating = useCreateProject();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        creating.reset();
        onOpenChange(next);
      }}
      title="New project"
      description="It starts with the default templates and with a rehearsal teacher, so that you can try everything without a key."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={FORM} variant="primary" isBusy={creating.isPending}>
            Create project
          </Button>
        </>
      }
    >
      <NewProjectForm creating={creating} />
    </Dialog>
  );
}

function NewProjectForm({ creating }: { creating: ReturnType<typeof useCreateProject> }) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const problem = formProblemOf(creating.error, ['name', 'description']);
  return (
    <form
      id={FORM}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        creating.mutate({ name, description }, { onSuccess: (project) => router.push(projectHref(project.id)) });
      }}
    >
      <Field label="Name" error={problem.at('name')}>
        <Input value={name} maxLength={120} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Description" isOptional error={problem.at('description')}>
        <Textarea
          value={description}
          rows={3}
          maxLength={2000}
          onChange={(event) => setDescription(event.target.value)}
        />
      </Field>
      {problem.elsewhere && <ErrorState problem={problem.elsewhere} />}
    </form>
  );
}
