'use client';
/** Prices of models as the browser asks for them and changes them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PriceView } from '@/lib/core/contract/prices';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';

export function usePrices(projectId: Id) {
  return useQuery(queries.prices.list.queryOptions({ input: { projectId } }));
}

/** What is estimated depends on them. */
function usePricesChanged() {
  const client = useQueryClient();
  return async (prices: PriceView[], { projectId }: { projectId: Id }) => {
    client.setQueryData(queries.prices.list.queryKey({ input: { projectId } }), prices);
    await client.invalidateQueries({ queryKey: queries.runs.key() });
  };
}

export function useSetPrice() {
  const changed = usePricesChanged();
  return useMutation({ ...queries.prices.set.mutationOptions(), onSuccess: changed });
}

export function useRemovePrice() {
  const changed = usePricesChanged();
  return useMutation({ ...queries.prices.remove.mutationOptions(), onSuccess: changed });
}
