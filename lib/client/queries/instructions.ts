'use client';
/** Instructions as the browser asks for them: the table from either end, how many it holds, and one. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';
import { type InstructionListing, type ListingEnd, listingPages } from '../instruction-listing';

/** The pages that are loaded; the old rows stay on the screen while another filter is asked. */
export function useInstructionPages(projectId: Id, listing: InstructionListing, end: ListingEnd) {
  return useInfiniteQuery({
    ...queries.instructions.list.infiniteOptions(listingPages(projectId, listing, end)),
    placeholderData: keepPreviousData,
  });
}

/** Asked beside the rows, which never wait for it. */
export function useInstructionCount(projectId: Id, listing: InstructionListing) {
  return useQuery(queries.instructions.count.queryOptions({ input: { projectId, ...listing } }));
}

export function useInstruction(projectId: Id, instructionId: Id) {
  return useQuery(queries.instructions.get.queryOptions({ input: { projectId, instructionId } }));
}

const FOUND = 20;

/** The newest that hold these words; nothing is asked without any. */
export function useFoundInstructions(projectId: Id, text: string) {
  return useQuery({
    ...queries.instructions.list.queryOptions({ input: { projectId, text, limit: FOUND } }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
}
