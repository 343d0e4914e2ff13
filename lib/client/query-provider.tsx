'use client';
/** Gives every component below it the query cache. */
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queryClientOfThisTab } from './query-client';

export function QueryProvider({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClientOfThisTab()}>{children}</QueryClientProvider>;
}
