'use client';
/** The workers of the studio, asked for again and again while somebody looks. */
import { useQuery } from '@tanstack/react-query';
import { queries } from '../api-client';

const ASK_EVERY_MS = 3_000;

export function useWorkers() {
  return useQuery(queries.studio.workers.queryOptions({ refetchInterval: ASK_EVERY_MS }));
}
