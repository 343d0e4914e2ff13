'use client';
/** The operations that a filter of a project offers. */
import { BUILT_IN_IDS, HUMAN_EDIT, type OperationId, operationLabel } from '@/lib/core/domain/operation';

export type OperationChoice = { value: OperationId; label: string };

const choiceOf = (value: OperationId): OperationChoice => ({ value, label: operationLabel(value) });

/** Without `withEdits`, only those that a teacher is asked for. */
export function useOperationChoices({ withEdits = true }: { withEdits?: boolean } = {}): OperationChoice[] {
  return [...BUILT_IN_IDS, ...(withEdits ? [HUMAN_EDIT] : [])].map(choiceOf);
}
