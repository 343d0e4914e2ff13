'use client';
/** What is selected in the table of instructions: the table provides it, actions on it (another feature, given to the table by the page) read it. */
import { createContext, use } from 'react';
import type { BulkSelection } from '@/lib/core/contract/bulk';

export type SelectedInstructions = {
  selection: Exclude<BulkSelection, { kind: 'branch' }>;
  /** null: too many to be counted quickly */
  count: number | null;
  clear: () => void;
};

const Selected = createContext<SelectedInstructions | null>(null);

export const SelectedInstructionsProvider = Selected.Provider;

/** Null while nothing is selected. */
export function useSelectedInstructions(): SelectedInstructions | null {
  return use(Selected);
}
