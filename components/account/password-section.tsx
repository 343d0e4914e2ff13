'use client';
/** A new password; wherever else the person is signed in, they are signed out. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { showToast } from '@/components/ui/toast';
import { changePassword } from '@/lib/client/accounts';
import { formProblemOf } from '@/lib/client/form-problem';

const EMPTY = { currentPassword: '', newPassword: '' };

export function PasswordSection() {
  const [fields, setFields] = useState(EMPTY);
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setFields(EMPTY);
      showToast('The password is changed.', { description: 'Your other sessions were ended.' });
    },
  });
  const problem = formProblemOf(changing.error, ['currentPassword', 'newPassword']);
  const set = (field: keyof typeof EMPTY) => (event: { target: { value: string } }) =>
    setFields({ ...fields, [field]: event.target.value });
  const isFilled = fields.currentPassword !== '' && fields.newPassword !== '';
  return (
    <Section title="Password" className="border-t border-line pt-6">
      <form
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isFilled) changing.mutate(fields);
        }}
      >
        <Field label="Current password" error={problem.at('currentPassword')}>
          <Input
            type="password"
            autoComplete="current-password"
            value={fields.currentPassword}
            onChange={set('currentPassword')}
          />
        </Field>
        <Field label="New password" hint="At least 8 characters." error={problem.at('newPassword')}>
          <Input type="password" autoComplete="new-password" value={fields.newPassword} onChange={set('newPassword')} />
        </Field>
        {problem.elsewhere && <ErrorState problem={problem.elsewhere} />}
        <Button
          type="submit"
          className="self-start"
          isBusy={changing.isPending}
          disabledReason={isFilled ? null : 'Fill in both passwords.'}
        >
          Change password
        </Button>
      </form>
    </Section>
  );
}
