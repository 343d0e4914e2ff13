'use client';
/** The reasons to reject as this project calls them. */
import { createContext, use } from 'react';
import { type ReasonNames, reasonLabel } from '@/lib/core/domain/review';

export const ReasonNamesContext = createContext<ReasonNames>({});

export function useReasonLabel(): (reason: string) => string {
  const names = use(ReasonNamesContext);
  return (reason) => reasonLabel(reason, names);
}
