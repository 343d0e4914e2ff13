'use client';
/** What the page of adjudication shows, kept in the address. */
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { parseAsOperation } from '@/lib/client/parse-operation';
import { ADJUDICATION_SHOWS, type AdjudicationFilter } from '@/lib/core/contract/adjudication';

const KEYS = {
  show: parseAsStringLiteral(ADJUDICATION_SHOWS).withDefault('waiting'),
  operation: parseAsOperation,
  first: parseAsString,
  second: parseAsString,
  evolutionId: parseAsString,
};

export function useAdjudicationFilter() {
  const [values, set] = useQueryStates(KEYS, { history: 'push', clearOnDefault: true });
  const { show, operation, first, second, evolutionId } = values;
  const filter = useMemo<AdjudicationFilter>(
    () => ({
      show,
      ...(operation ? { operation } : {}),
      ...(first && second ? { first, second } : {}),
    }),
    [show, operation, first, second],
  );
  return { filter, evolutionId, change: (change: Partial<typeof values>) => void set(change) };
}
