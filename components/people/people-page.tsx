'use client';
/** Everybody who may sign in, with their roles. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { EllipsisVertical, Plus } from 'lucide-react';
import { useState } from 'react';
import { ActionButton } from '@/components/shell/action-button';
import { PageFrame } from '@/components/shell/page-frame';
import { Chip } from '@/components/ui/chip';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import { Select } from '@/components/ui/select';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { type Action, useActions } from '@/lib/client/action';
import { queries } from '@/lib/client/api-client';
import { formatDay } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useRemovePerson, useSetRole } from '@/lib/client/queries/people';
import type { Person } from '@/lib/core/domain/person';
import { NewPersonDialog } from './new-person-dialog';
import { PasswordDialog } from './password-dialog';
import { ROLE_OPTIONS } from './role-words';

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
      <PeopleTable onAsk={setAsked} />
      <NewPersonDialog open={asked.kind === 'new'} onOpenChange={(isOpen) => !isOpen && close()} />
      <PasswordDialog person={asked.kind === 'password' ? asked.person : null} onClose={close} />
      <RemovePerson person={asked.kind === 'remove' ? asked.person : null} onClose={close} />
    </PageFrame>
  );
}

function PeopleTable({ onAsk }: { onAsk: (asked: Asked) => void }) {
  const people = useSuspenseQuery(queries.people.list.queryOptions()).data;
  const me = useSuspenseQuery(queries.people.me.queryOptions()).data;
  const changing = useSetRole();
  return (
    <div className="flex flex-col gap-4">
      {changing.error && <ErrorState problem={problemOf(changing.error)} />}
      <Table label="People">
        <TableHead>
          <TableRow>
            <TableHeader>Name</TableHeader>
            <TableHeader>Email address</TableHeader>
            <TableHeader>Role</TableHeader>
            <TableHeader isNumeric>Added</TableHeader>
            <TableHeader>
              <span className="sr-only">Actions</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {people.map((person) => (
            <TableRow key={person.id}>
              <TableCell>
                <span className="flex items-center gap-2 font-medium">
                  {person.name}
                  {person.id === me.id && <Chip>you</Chip>}
                </span>
              </TableCell>
              <TableCell className="text-muted">{person.email}</TableCell>
              <TableCell className="w-40">
                <Select
                  size="sm"
                  label={`Role of ${person.name}`}
                  value={person.role}
                  options={ROLE_OPTIONS}
                  onValueChange={(role) => role !== person.role && changing.mutate({ personId: person.id, role })}
                />
              </TableCell>
              <TableCell isNumeric className="whitespace-nowrap text-muted">
                {formatDay(person.createdAt)}
              </TableCell>
              <TableCell className="w-10">
                <PersonMenu person={person} isMe={person.id === me.id} onAsk={onAsk} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

type PersonMenuProps = { person: Person; isMe: boolean; onAsk: (asked: Asked) => void };

function PersonMenu({ person, isMe, onAsk }: PersonMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton size="sm" label={`More about ${person.name}`} icon={<EllipsisVertical size={16} aria-hidden />} />
      }
      entries={[
        { id: 'password', label: 'Set a new password', onSelect: () => onAsk({ kind: 'password', person }) },
        {
          id: 'remove',
          label: 'Remove from the studio',
          isDanger: true,
          disabledReason: isMe ? 'You cannot remove yourself.' : null,
          onSelect: () => onAsk({ kind: 'remove', person }),
        },
      ]}
    />
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
