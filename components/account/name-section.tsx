'use client';
/** The name that others see beside decisions and templates. */
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { showToast } from '@/components/ui/toast';
import { renameMe } from '@/lib/client/accounts';
import { queries } from '@/lib/client/api-client';
import { problemOf } from '@/lib/client/problem';

export function NameSection() {
  const me = useSuspenseQuery(queries.people.me.queryOptions()).data;
  const client = useQueryClient();
  const [name, setName] = useState(me.name);
  const renaming = useMutation({
    mutationFn: renameMe,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queries.people.key() });
      showToast('Saved.');
    },
  });
  const reason = name.trim() === '' ? 'Give a name.' : name === me.name ? 'Nothing is changed.' : null;
  return (
    <Section title="You" description={`${me.email}, ${me.role}`}>
      <form
        className="flex max-w-md items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!reason) renaming.mutate(name.trim());
        }}
      >
        <Field label="Name" className="grow" error={renaming.error ? problemOf(renaming.error).message : null}>
          <Input value={name} maxLength={120} autoComplete="name" onChange={(event) => setName(event.target.value)} />
        </Field>
        <Button type="submit" isBusy={renaming.isPending} disabledReason={reason}>
          Save
        </Button>
      </form>
    </Section>
  );
}
