'use client';
/** Who evolves, judges and answers. */
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { Field } from '@/components/ui/field';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import type { TeacherView } from '@/lib/core/contract/teachers';
import type { TeacherRole } from '@/lib/core/domain/teacher';
import type { RunFormValues } from './run-form';

const ROLE_WORDS = {
  evolver: { label: 'Evolver', hint: 'Rewrites the parent by the operation’s template.' },
  judge: { label: 'Judge', hint: 'Says whether parent and child ask the same, at temperature 0.' },
  responder: { label: 'Responder', hint: 'Answers the child; its reply is the response of the dataset.' },
} as const satisfies Record<TeacherRole, { label: string; hint: string }>;

export function FormTeachers({ teachers }: { teachers: TeacherView[] }) {
  const { control } = useFormContext<RunFormValues>();
  const [chosen, rules] = useWatch({ control, name: ['teacherIds', 'rules'] });
  const isRehearsal = teachers.some(
    (teacher) => teacher.isRehearsal && Object.values(chosen).some((id) => id === teacher.id),
  );
  return (
    <Section title="Teachers">
      <div className="grid gap-4 sm:grid-cols-3">
        <TeacherField asRole="evolver" teachers={teachers} />
        <TeacherField
          asRole="judge"
          teachers={teachers}
          hint={rules.includes('equal') ? null : 'With the rules chosen below no judge is asked.'}
        />
        <TeacherField asRole="responder" teachers={teachers} />
      </div>
      {isRehearsal ? (
        <p className="flex items-start gap-2 text-sm">
          <RehearsalMark className="shrink-0" />
          The rehearsal teacher is a script: everything this run makes is marked, on every page and in every export.
        </p>
      ) : null}
    </Section>
  );
}

type TeacherFieldProps = { asRole: TeacherRole; teachers: TeacherView[]; hint?: string | null };

function TeacherField({ asRole, teachers, hint }: TeacherFieldProps) {
  const { control } = useFormContext<RunFormValues>();
  const { field, fieldState } = useController({ control, name: `teacherIds.${asRole}` });
  const words = ROLE_WORDS[asRole];
  return (
    <Field label={words.label} hint={hint ?? words.hint} error={fieldState.error?.message}>
      <Select
        value={field.value === '' ? null : field.value}
        onValueChange={field.onChange}
        options={teachers.map((teacher) => ({ value: teacher.id, label: teacher.name, hint: teacher.model }))}
      />
    </Field>
  );
}
