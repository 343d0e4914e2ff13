'use client';
/** Unsaved changes to templates, kept per project for as long as this tab is open, so that another page can be looked at in between. */
import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import type { Id } from '@/lib/core/domain/identifier';
import type { Drafts } from './template-desk';

const NOTHING: Drafts = {};
const keptSchema = z.record(z.string(), z.object({ versionId: z.string(), text: z.string().nullable() }));

const known = new Map<Id, Drafts>();
const listeners = new Set<() => void>();

const nameOf = (projectId: Id) => `evol-studio.template-drafts.${projectId}`;

function read(projectId: Id): Drafts {
  const drafts = known.get(projectId) ?? readKept(projectId);
  known.set(projectId, drafts);
  return drafts;
}

function readKept(projectId: Id): Drafts {
  try {
    return keptSchema.parse(JSON.parse(sessionStorage.getItem(nameOf(projectId)) ?? '{}'));
  } catch {
    // Storage may be forbidden, or hold what an older studio wrote: then there is no draft.
    return NOTHING;
  }
}

function write(projectId: Id, drafts: Drafts): void {
  known.set(projectId, drafts);
  try {
    sessionStorage.setItem(nameOf(projectId), JSON.stringify(drafts));
  } catch {
    // Full or forbidden: the drafts live on in this page, and closing it asks first.
    console.warn('Template drafts are not kept when this page is reloaded: the browser stores nothing.');
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useDrafts(projectId: Id): [Drafts, (change: (before: Drafts) => Drafts) => void] {
  const drafts = useSyncExternalStore(
    subscribe,
    () => read(projectId),
    () => NOTHING,
  );
  return [drafts, (change) => write(projectId, change(read(projectId)))];
}
