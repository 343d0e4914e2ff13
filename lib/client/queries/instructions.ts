'use client';
/** Instructions as the browser asks for them: the table page by page, and one. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';

const PAGE_SIZE = 50;

export type InstructionListing = InstructionFilter & { order: 'newest' | 'oldest' };

/** The pages that are loaded; the old rows stay on the screen while another filter is asked. */
export function useInstructionPages(projectId: Id, listing: InstructionListing) {
  return useInfiniteQuery({
    ...queries.instructions.list.infiniteOptions({
      input: (cursor: string | null) => ({
        projectId,
        ...listing,
        limit: PAGE_SIZE,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
}

export function useInstruction(projectId: Id, instructionId: Id) {
  return useQuery(queries.instructions.get.queryOptions({ input: { projectId, instructionId } }));
}
