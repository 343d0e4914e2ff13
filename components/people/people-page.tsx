'use client';
/** Everybody who may sign in, with their roles. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ActionButton } from '@/components/shell/action-button';
import { PageFrame } from '@/components/shell/page-frame';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { type Action, useActions } from '@/lib/client/action';
import { problemOf } from '@/lib/client/problem';
import { useRemovePerson } from '@/lib/client/queries/people';
import type { Person } from '@/lib/core/domain/person';
import { NewPersonDialog } from './new-person-dialog';
import { PasswordDialog } from './password-dialog';
import { PeopleTable } from './people-table';

type Asked =
  | { kind: 'none' }
  | { kind: 'new' }
  | { kind: 'password'; person: Person }
  | { kind: 'remove'; person: Person };

export function PeoplePage() {
  const [asked, setAsked] = useState<Asked>({ kind: 'none' });
  const close = () => setAsked({ kind: 'none' });
  const add: Action = {
    id: 'people.add',
    label: 'Add a person',
    key: 'n',
    group: 'People',
    perform: () => setAsked({ kind: 'new' }),
  };
  useActions([add]);
  return (
    <PageFrame
      title="People"
      description="Everybody who may sign in to this studio, and what they may do in it."
      actions={<ActionButton action={add} variant="primary" icon={<Plus size={16} aria-hidden />} />}
    >
      <PeopleTable
        onSetPassword={(person) => setAsked({ kind: 'password', person })}
        onRemove={(person) => setAsked({ kind: 'remove', person })}
      />
      <NewPersonDialog open={asked.kind === 'new'} onOpenChange={(isOpen) => !isOpen && close()} />
      <PasswordDialog person={asked.kind === 'password' ? asked.person : null} onClose={close} />
      <RemovePerson person={asked.kind === 'remove' ? asked.person : null} onClose={close} />
    </PageFrame>
  );
}

function RemovePerson({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const removing = useRemovePerson();
  const problem = removing.error ? problemOf(removing.error) : null;
  const close = () => {
    removing.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      open={person !== null}
      onOpenChange={close}
      title={`Remove ${person?.name ?? ''}`}
      confirmLabel={`Remove ${person?.name ?? ''}`}
      isDanger
      isBusy={removing.isPending}
      error={problem && [problem.message, problem.remedy].filter(Boolean).join(' ')}
      onConfirm={() => person && removing.mutate({ personId: person.id }, { onSuccess: close })}
    >
      They can no longer sign in, and their API keys stop working. Their decisions and templates stay.
    </ConfirmDialog>
  );
}
