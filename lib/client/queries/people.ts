'use client';
/** People as the browser asks for them and changes them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { can, type Permission } from '@/lib/core/domain/person';
import { queries } from '../api-client';

function usePeopleChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queries.people.key() });
}

/** Whether the person at this page may; the server asks again. */
export function useMay(permission: Permission): boolean {
  const me = useQuery(queries.people.me.queryOptions()).data;
  return me !== undefined && can(me.role, permission);
}

export function useCreatePerson() {
  const onSuccess = usePeopleChanged();
  return useMutation({ ...queries.people.create.mutationOptions(), onSuccess });
}

export function useSetRole() {
  const onSuccess = usePeopleChanged();
  return useMutation({ ...queries.people.setRole.mutationOptions(), onSuccess });
}

export function useSetPassword() {
  return useMutation(queries.people.setPassword.mutationOptions());
}

export function useRemovePerson() {
  const onSuccess = usePeopleChanged();
  return useMutation({ ...queries.people.remove.mutationOptions(), onSuccess });
}
