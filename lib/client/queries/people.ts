'use client';
/** People as the browser asks for them and changes them. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queries } from '../api-client';

function usePeopleChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queries.people.key() });
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
