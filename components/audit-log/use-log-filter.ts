'use client';
/** The log's filter, kept in the address: it can be sent to somebody, and the way back works. */
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { LOG_KEYS, logFilterOf } from '@/lib/client/log-filter';

export function useLogFilter() {
  const [values, set] = useQueryStates(LOG_KEYS, { history: 'replace', clearOnDefault: true });
  const filter = useMemo(() => logFilterOf(values), [values]);
  return {
    values,
    filter,
    isFiltered: Object.keys(filter).length > 0,
    change: (change: Partial<typeof values>) => void set(change),
    clear: () => void set(null),
  };
}
