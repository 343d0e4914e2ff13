'use client';
/** Which item was on the glass when: a key belongs to the item that was seen when it went down, however late the page gets to hear of it. */
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { Id } from '@/lib/core/domain/identifier';

export type Painted = { id: Id; shownAt: string };
type Entry = Painted & { at: number };

const REMEMBERED = 8;

/** `region` carries the id of the item that is painted, for those who look from outside. */
export function usePaintLog(id: Id | null, region: RefObject<HTMLElement | null>) {
  const log = useRef<Entry[]>([]);
  useLayoutEffect(() => {
    if (id === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The frame's callback runs before the paint, the timer set in it after.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        log.current = [...log.current, { id, shownAt: new Date().toISOString(), at: performance.now() }].slice(
          -REMEMBERED,
        );
        region.current?.setAttribute('data-painted-item', id);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [id, region]);
  return useCallback((pressedAt?: number): Painted | null => {
    const seen = pressedAt === undefined ? log.current.at(-1) : log.current.findLast((entry) => entry.at <= pressedAt);
    return seen ?? null;
  }, []);
}
