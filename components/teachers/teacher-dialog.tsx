'use client';
/** The form of one teacher: a draft can be tried before it is saved. */
import { useForm } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { problemOf } from '@/lib/client/problem';
import { useCreateTeacher, useTestTeacher, useUpdateTeacher } from '@/lib/client/queries/teachers';
import { zodResolver } from '@/lib/client/zod-resolver';
import type { TeacherView } from '@/lib/core/contract/teachers';
import type { Id } from '@/lib/core/domain/identifier';
import { isFieldProblem, showAtField } from './field-problem';
import { TeacherFields } from './teacher-fields';
import {
  type TeacherFormResult,
  type TeacherFormValues,
  teacherFormSchema,
  toFormValues,
  toTeacherInput,
} from './teacher-form-schema';
import { TestOutcome } from './test-outcome';

type TeacherDialogProps = {
  projectId: Id;
  /** null: a new one */
  teacher: TeacherView | null;
  onClose: () => void;
};

export function TeacherDialog({ projectId, teacher, onClose }: TeacherDialogProps) {
  const form = useForm<TeacherFormValues, unknown, TeacherFormResult>({
    resolver: zodResolver(teacherFormSchema),
    defaultValues: toFormValues(teacher),
  });
  const create = useCreateTeacher();
  const update = useUpdateTeacher();
  const test = useTestTeacher();
  const failed = create.error ?? update.error ?? test.error;

  const settle = { onError: (error: Error) => showAtField(error, form.setError) };
  const save = form.handleSubmit((values) => {
    test.reset();
    const input = { projectId, ...toTeacherInput(values) };
    if (teacher) update.mutate({ ...input, teacherId: teacher.id }, { ...settle, onSuccess: onClose });
    else create.mutate(input, { ...settle, onSuccess: onClose });
  });
  const tryOnce = form.handleSubmit((values) => {
    create.reset();
    update.reset();
    const { name: _, ...input } = toTeacherInput(values);
    test.mutate({ projectId, ...input, ...(teacher ? { teacherId: teacher.id } : {}) }, settle);
  });

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      title={teacher ? `Edit ${teacher.name}` : 'Add a teacher'}
      description="Any server that speaks the OpenAI chat API: OpenAI itself, OpenRouter, vLLM, Ollama, llama.cpp."
      footer={
        <>
          <Button className="mr-auto" isBusy={test.isPending} onClick={tryOnce}>
            Test with one call
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={create.isPending || update.isPending} onClick={save}>
            {teacher ? 'Save changes' : 'Add teacher'}
          </Button>
        </>
      }
    >
      <form className="flex flex-col gap-4" noValidate onSubmit={save}>
        <TeacherFields form={form} hasStoredKey={teacher?.hasKey ?? false} />
        {test.data && !test.isPending && <TestOutcome test={test.data} />}
        {failed && !isFieldProblem(failed) && <ErrorState problem={problemOf(failed)} />}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}
