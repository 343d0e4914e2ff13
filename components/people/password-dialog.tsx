'use client';
/** A new password for somebody who forgot theirs. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast';
import { formProblemOf } from '@/lib/client/form-problem';
import { useSetPassword } from '@/lib/client/queries/people';

const FORM = 'new-password';

type PasswordDialogProps = { person: { id: string; name: string } | null; onClose: () => void };

export function PasswordDialog({ person, onClose }: PasswordDialogProps) {
  const setting = useSetPassword();
  const [password, setPassword] = useState('');
  const problem = formProblemOf(setting.error, ['password']);
  const close = () => {
    setting.reset();
    setPassword('');
    onClose();
  };
  const save = () => {
    if (!person) return;
    setting.mutate(
      { personId: person.id, password },
      {
        onSuccess: () => {
          showToast(`${person.name} has a new password.`);
          close();
        },
      },
    );
  };
  return (
    <Dialog
      open={person !== null}
      onOpenChange={close}
      title={`New password for ${person?.name ?? ''}`}
      description="Wherever they are signed in, they are signed out. Tell them the new one yourself."
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" form={FORM} variant="primary" isBusy={setting.isPending}>
            Set password
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label="New password" hint="At least 8 characters." error={problem.at('password')}>
          <Input value={password} autoComplete="off" onChange={(event) => setPassword(event.target.value)} />
        </Field>
        {problem.elsewhere && <ErrorState problem={problem.elsewhere} />}
      </form>
    </Dialog>
  );
}
