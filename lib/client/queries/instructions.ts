'use client';
/** Instructions as the browser asks for them: the table page by page, and one. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';
import { type InstructionListing, listingPages } from '../instruction-listing';

/** The pages that are loaded; the old rows stay on the screen while another filter is asked. */
export function useInstructionPages(projectId: Id, listing: InstructionListing) {
  return useInfiniteQuery({
    ...queries.instructions.list.infiniteOptions(listingPages(projectId, listing)),
    placeholderData: keepPreviousData,
  });
}

export function useInstruction(projectId: Id, instructionId: Id) {
  return useQuery(queries.instructions.get.queryOptions({ input: { projectId, instructionId } }));
}
