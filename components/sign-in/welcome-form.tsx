'use client';
/** Makes the account of the studio's first owner, and signs them in. */
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { signIn } from '@/lib/client/accounts';
import { api } from '@/lib/client/api-client';
import { formProblemOf } from '@/lib/client/form-problem';

type Claim = { token: string; name: string; email: string; password: string };

async function claimAndEnter(claim: Claim): Promise<void> {
  await api.people.claim(claim);
  await signIn(claim);
}

export function WelcomeForm({ token }: { token: string }) {
  const router = useRouter();
  const [claim, setClaim] = useState<Claim>({ token, name: '', email: '', password: '' });
  const making = useMutation({
    mutationFn: claimAndEnter,
    onSuccess: () => {
      router.replace('/projects');
      router.refresh();
    },
  });
  const problem = formProblemOf(making.error, ['name', 'email', 'password']);
  const set = (field: keyof Claim) => (event: { target: { value: string } }) =>
    setClaim({ ...claim, [field]: event.target.value });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate(claim);
      }}
    >
      <Field label="Your name" error={problem.at('name')}>
        <Input name="name" autoComplete="name" required autoFocus value={claim.name} onChange={set('name')} />
      </Field>
      <Field label="Email address" hint="You sign in with it. No mail is ever sent." error={problem.at('email')}>
        <Input type="email" name="email" autoComplete="username" required value={claim.email} onChange={set('email')} />
      </Field>
      <Field label="Password" hint="At least 8 characters." error={problem.at('password')}>
        <Input
          type="password"
          name="password"
          autoComplete="new-password"
          required
          minLength={8}
          value={claim.password}
          onChange={set('password')}
        />
      </Field>
      {problem.elsewhere && <ErrorState problem={problem.elsewhere} />}
      <Button type="submit" variant="primary" isBusy={making.isPending || making.isSuccess}>
        Make my account
      </Button>
    </form>
  );
}
