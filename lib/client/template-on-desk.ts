'use client';
/** Which template lies on the desk, saved or not: the desk provides it, actions on it (another feature, given to the desk by the page) read it. */
import { createContext, use } from 'react';
import type { Id } from '@/lib/core/domain/identifier';
import type { OperationId } from '@/lib/core/domain/operation';

export type TemplateOnDesk = {
  operation: OperationId;
  text: string;
  /** the version that lies there, or that was changed */
  version: { id: Id; version: number };
  isChanged: boolean;
  /** why it could not be used as it is; null when it can */
  problem: string | null;
};

const OnDesk = createContext<TemplateOnDesk | null>(null);

export const TemplateOnDeskProvider = OnDesk.Provider;

/** Null outside of a desk. */
export function useTemplateOnDesk(): TemplateOnDesk | null {
  return use(OnDesk);
}
