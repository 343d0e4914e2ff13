'use client';
/** The keys of the table: which row has the focus, and what a key does with it. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { InstructionRow } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';

type RowKeys = {
  rows: readonly InstructionRow[];
  screen: number;
  show: (at: number) => void;
  open: (id: Id) => void;
  toggle: (id: Id) => void;
  /** to an end of the whole table, loaded or not */
  jump: (end: 'start' | 'end') => void;
};

export function useRowKeys({ rows, screen, show, open, toggle, jump }: RowKeys) {
  const [active, setActive] = useState<Id | null>(null);
  const wantsFocus = useRef(false);
  const jumped = useRef<'start' | 'end' | null>(null);
  const found = rows.findIndex((row) => row.id === active);
  const at = found === -1 ? 0 : found;
  const activeId = rows[at]?.id ?? null;
  const goTo = (next: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
    if (!row) return;
    wantsFocus.current = true;
    setActive(row.id);
    show(rows.indexOf(row));
  };
  // After every paint, because the row may only have come into sight with it; the other end of a long table comes from the server.
  useEffect(() => {
    // Whoever has gone on to another part of the page is not called back.
    if (wantsFocus.current && isElsewhere(document.activeElement)) {
      wantsFocus.current = false;
      jumped.current = null;
    }
    const end = jumped.current;
    if (end && rows.length > 0) {
      const row = end === 'start' ? rows[0] : rows.at(-1);
      if (row && row.id !== active) setActive(row.id);
    }
    if (!wantsFocus.current || activeId === null) return;
    const element = document.querySelector<HTMLElement>(`[data-row="${activeId}"]`);
    if (!element) return;
    element.focus({ preventScroll: true });
    if (jumped.current === null) wantsFocus.current = false;
  });
  const jumpTo = (end: 'start' | 'end') => {
    jumped.current = end;
    wantsFocus.current = true;
    jump(end);
    goTo(end === 'start' ? 0 : rows.length - 1);
  };
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: screen, PageUp: -screen };
  const perform = (key: string, id: Id): boolean => {
    const step = steps[key];
    if (step !== undefined) goTo(at + step);
    else if (key === 'Home' || key === 'End') jumpTo(key === 'Home' ? 'start' : 'end');
    else if (key === 'Enter') open(id);
    else if (key === ' ' || key === 'x') toggle(id);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset['row'] !== undefined;
    // A link or a checkbox within a row keeps its own Enter and Space.
    if (!isOnRow && (event.key === 'Enter' || event.key === ' ')) return;
    if (event.ctrlKey || event.metaKey || event.altKey || activeId === null) return;
    if (event.key !== 'Home' && event.key !== 'End') jumped.current = null;
    if (!perform(event.key, activeId)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { activeId, onKeyDown, setActive };
}

/** A row that leaves the sight leaves the focus to the page. */
function isElsewhere(focused: Element | null): boolean {
  return focused !== null && focused !== document.body && focused.closest('[data-row]') === null;
}
