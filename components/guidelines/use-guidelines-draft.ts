'use client';
/** What a lead is writing, kept for as long as the tab is open, so that another page can be looked at in between. */
import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { Id } from '@/lib/core/domain/identifier';

/** `basedOn`: the newest version when the writing began; 0 without any. */
export type Draft = { text: string; basedOn: number };

const draftSchema = z.object({ text: z.string(), basedOn: z.number() });
const nameOf = (projectId: Id) => `evol-studio.guidelines-draft.${projectId}`;

function readDraft(projectId: Id): Draft | null {
  try {
    return draftSchema.parse(JSON.parse(sessionStorage.getItem(nameOf(projectId)) ?? 'null'));
  } catch {
    // Storage may be forbidden, empty, or hold what an older studio wrote: then there is no draft.
    return null;
  }
}

function storeDraft(projectId: Id, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(nameOf(projectId), JSON.stringify(draft));
    else sessionStorage.removeItem(nameOf(projectId));
  } catch {
    // Full or forbidden: the draft lives on in this page, and closing it asks first.
    console.warn('The draft of the guidelines is not kept when this page is reloaded: the browser stores nothing.');
  }
}

export function useGuidelinesDraft(projectId: Id): [Draft | null, (draft: Draft | null) => void] {
  const [draft, setDraft] = useState<Draft | null>(null);
  // After hydration: the server knows no drafts.
  useEffect(() => setDraft(readDraft(projectId)), [projectId]);
  const isWriting = draft !== null;
  useEffect(() => {
    if (!isWriting) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isWriting]);
  const change = (next: Draft | null) => {
    storeDraft(projectId, next);
    setDraft(next);
  };
  return [draft, change];
}
