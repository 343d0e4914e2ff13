'use client';
/** What a decision about many is about, in words, with the names of what its filter holds. */
import { useFilterNames } from '@/lib/client/queries/filter-names';
import type { BulkSelection } from '@/lib/core/contract/bulk';
import type { Id } from '@/lib/core/domain/identifier';
import { selectionWords } from './bulk-words';

export function useSelectionWords(projectId: Id, selection: BulkSelection): string {
  return selectionWords(selection, useFilterNames(projectId, selection.kind === 'filter' ? selection.filter : {}));
}
