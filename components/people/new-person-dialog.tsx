'use client';
/** Makes somebody an account. The studio sends no mail, so the password is told to them by hand. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast';
import { formProblemOf } from '@/lib/client/form-problem';
import { useCreatePerson } from '@/lib/client/queries/people';
import type { Role } from '@/lib/core/domain/person';
import { ROLE_OPTIONS } from './role-words';

const FORM = 'new-person';

type NewPersonDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

export function NewPersonDialog({ open, onOpenChange }: NewPersonDialogProps) {
  const creating = useCreatePerson();
  const close = (next: boolean) => {
    creating.reset();
    onOpenChange(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Add a person"
      description="They sign in with the address and password that you give here. The studio sends no mail: tell them yourself."
      footer={
        <>
          <Button onClick={() => close(false)}>Cancel</Button>
          <Button type="submit" form={FORM} variant="primary" isBusy={creating.isPending}>
            Add person
          </Button>
        </>
      }
    >
      <NewPersonForm creating={creating} onDone={() => close(false)} />
    </Dialog>
  );
}

type NewPersonFormProps = { creating: ReturnType<typeof useCreatePerson>; onDone: () => void };

function NewPersonForm({ creating, onDone }: NewPersonFormProps) {
  const [person, setPerson] = useState({ name: '', email: '', password: '' });
  const [role, setRole] = useState<Role>('annotator');
  const problem = formProblemOf(creating.error, ['name', 'email', 'password']);
  const set = (field: keyof typeof person) => (event: { target: { value: string } }) =>
    setPerson({ ...person, [field]: event.target.value });
  const done = () => {
    showToast(`${person.name} can sign in now.`);
    onDone();
  };
  return (
    <form
      id={FORM}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        creating.mutate({ ...person, role }, { onSuccess: done });
      }}
    >
      <Field label="Name" error={problem.at('name')}>
        <Input value={person.name} autoComplete="off" onChange={set('name')} />
      </Field>
      <Field label="Email address" error={problem.at('email')}>
        <Input type="email" value={person.email} autoComplete="off" onChange={set('email')} />
      </Field>
      <Field label="First password" hint="At least 8 characters. They can change it." error={problem.at('password')}>
        <Input value={person.password} autoComplete="off" onChange={set('password')} />
      </Field>
      <Field label="Role">
        <Select value={role} onValueChange={setRole} options={ROLE_OPTIONS} />
      </Field>
      {problem.elsewhere && <ErrorState problem={problem.elsewhere} />}
    </form>
  );
}
