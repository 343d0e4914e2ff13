'use client';
/** The operations that a filter of a project offers: built-in ones, then its own, also those that are switched off. */
import { BUILT_IN_IDS, HUMAN_EDIT, type OperationId, operationLabel } from '@/lib/core/domain/operation';
import { useOwnOperations } from './queries/operations';

export type OperationChoice = { value: OperationId; label: string };

const choiceOf = (value: OperationId): OperationChoice => ({ value, label: operationLabel(value) });

/** Without `withEdits`, only those that a teacher is asked for. */
export function useOperationChoices({ withEdits = true }: { withEdits?: boolean } = {}): OperationChoice[] {
  const own = useOwnOperations().map(({ operation }) => operation);
  return [...BUILT_IN_IDS, ...own, ...(withEdits ? [HUMAN_EDIT] : [])].map(choiceOf);
}
