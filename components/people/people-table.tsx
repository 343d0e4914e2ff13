'use client';
/** Everybody in a table, with their role to be changed in place. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { EllipsisVertical } from 'lucide-react';
import { Chip } from '@/components/ui/chip';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import { Select } from '@/components/ui/select';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { queries } from '@/lib/client/api-client';
import { formatDay } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useSetRole } from '@/lib/client/queries/people';
import type { Person } from '@/lib/core/domain/person';
import { ROLE_OPTIONS } from './role-words';

type PersonDoors = { onSetPassword: (person: Person) => void; onRemove: (person: Person) => void };

export function PeopleTable(doors: PersonDoors) {
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
            <TableHeader className="max-sm:hidden">Email address</TableHeader>
            <TableHeader>Role</TableHeader>
            <TableHeader isNumeric className="max-sm:hidden">
              Added
            </TableHeader>
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
                <span className="block text-sm text-muted wrap-anywhere sm:hidden">{person.email}</span>
              </TableCell>
              <TableCell className="text-muted max-sm:hidden">{person.email}</TableCell>
              <TableCell className="w-32 sm:w-40">
                <Select
                  size="sm"
                  label={`Role of ${person.name}`}
                  value={person.role}
                  options={ROLE_OPTIONS}
                  onValueChange={(role) => role !== person.role && changing.mutate({ personId: person.id, role })}
                />
              </TableCell>
              <TableCell isNumeric className="whitespace-nowrap text-muted max-sm:hidden">
                {formatDay(person.createdAt)}
              </TableCell>
              <TableCell className="w-10">
                <PersonMenu person={person} isMe={person.id === me.id} doors={doors} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

type PersonMenuProps = { person: Person; isMe: boolean; doors: PersonDoors };

function PersonMenu({ person, isMe, doors }: PersonMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton size="sm" label={`More about ${person.name}`} icon={<EllipsisVertical size={16} aria-hidden />} />
      }
      entries={[
        { id: 'password', label: 'Set a new password', onSelect: () => doors.onSetPassword(person) },
        {
          id: 'remove',
          label: 'Remove from the studio',
          isDanger: true,
          disabledReason: isMe ? 'You cannot remove yourself.' : null,
          onSelect: () => doors.onRemove(person),
        },
      ]}
    />
  );
}
