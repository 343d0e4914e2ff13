/** How a listing with a cursor is asked for page by page; page and browser build it alike, so that they ask under the same key. */

export function cursorPages<Input extends object>(input: Input) {
  return {
    input: (cursor: string | null) => ({ ...input, ...(cursor === null ? {} : { cursor }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
  };
}
