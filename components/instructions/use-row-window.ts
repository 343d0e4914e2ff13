'use client';
/** The rows in sight of a table of any length: pages are fetched before their end is reached, and rows that come in above leave what is read where it is. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { useInstructionPages } from '@/lib/client/queries/instructions';
import type { InstructionRow } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';

export const ROW_HEIGHT = 52;
/** So many rows before the end of what is loaded, more is asked for. */
const AHEAD = 40;

type RowWindow = {
  rows: readonly InstructionRow[];
  pages: ReturnType<typeof useInstructionPages>;
  /** another one begins at its own end */
  listingKey: string;
  isFromEnd: boolean;
};

export function useRowWindow({ rows, pages, listingKey, isFromEnd }: RowWindow) {
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (at) => rows[at]?.id ?? at,
    overscan: 10,
    initialRect: { width: 1200, height: 800 },
  });
  const seen = useRef<{ listingKey: string; first: Id | undefined }>({ listingKey: '', first: undefined });
  useLayoutEffect(() => {
    const element = scroller.current;
    const first = rows[0]?.id;
    if (!element || first === undefined) return;
    const before = seen.current;
    seen.current = { listingKey, first };
    if (before.listingKey !== listingKey) {
      element.scrollTop = isFromEnd ? element.scrollHeight : 0;
    } else if (before.first !== first) {
      const moved = rows.findIndex((row) => row.id === before.first);
      if (moved > 0) element.scrollTop += moved * ROW_HEIGHT;
    }
  }, [rows, listingKey, isFromEnd]);
  const items = virtual.getVirtualItems();
  const [firstSeen, lastSeen] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { hasNextPage, hasPreviousPage, isFetching, isPlaceholderData, fetchNextPage, fetchPreviousPage } = pages;
  const wantsNext = hasNextPage && lastSeen >= rows.length - AHEAD;
  const wantsPrevious = hasPreviousPage && firstSeen <= AHEAD;
  useEffect(() => {
    if (isFetching || isPlaceholderData || rows.length === 0) return;
    if (wantsNext) void fetchNextPage();
    else if (wantsPrevious) void fetchPreviousPage();
  }, [wantsNext, wantsPrevious, isFetching, isPlaceholderData, rows.length, fetchNextPage, fetchPreviousPage]);
  return {
    scroller,
    items,
    above: items[0]?.start ?? 0,
    below: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    show: (at: number) => virtual.scrollToIndex(at, { align: 'auto' }),
    /** rows of a screen */
    screen: Math.max(1, Math.floor((virtual.scrollRect?.height ?? 600) / ROW_HEIGHT) - 1),
  };
}
