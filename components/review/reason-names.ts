'use client';
/** The reasons to reject as this project calls them. */
import { createContext, use } from 'react';
import { isRejectReason, REJECT_REASON_LABELS, type RejectReason } from '@/lib/core/domain/review';

export type ReasonNames = Partial<Record<RejectReason, string>>;

export const ReasonNamesContext = createContext<ReasonNames>({});

export function reasonLabel(reason: string, names: ReasonNames): string {
  return isRejectReason(reason) ? (names[reason] ?? REJECT_REASON_LABELS[reason]) : reason;
}

export function useReasonLabel(): (reason: string) => string {
  const names = use(ReasonNamesContext);
  return (reason) => reasonLabel(reason, names);
}
