'use client';
/** One's own API keys; kept by the account library, so they are not in the contract. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { listApiKeys, makeApiKey, removeApiKey } from '../accounts';

export const API_KEYS = queryOptions({ queryKey: ['api-keys'], queryFn: listApiKeys });

function useKeysChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: API_KEYS.queryKey });
}

export function useMakeApiKey() {
  const onSuccess = useKeysChanged();
  return useMutation({ mutationFn: makeApiKey, onSuccess });
}

export function useRemoveApiKey() {
  const onSuccess = useKeysChanged();
  return useMutation({ mutationFn: removeApiKey, onSuccess });
}
