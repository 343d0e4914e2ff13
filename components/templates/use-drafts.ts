'use client';
/** Unsaved changes to templates: kept in this browser for the person and the project, one entry an operation, the same in every tab. */
import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import type { Draft, Drafts } from './template-desk';
import type { Operation } from './template-findings';

const NOTHING: Drafts = {};
const keptSchema = z.object({ versionId: z.string(), text: z.string(), knownVersion: z.number() });

/** What is only looked at, an older version, stays with the tab. */
const known = new Map<string, Drafts>();
const unkept = new Set<string>();
const listeners = new Set<() => void>();

export type DraftPlace = { personId: string; projectId: string };

const prefixOf = ({ personId, projectId }: DraftPlace) => `evol-studio.template-draft.${personId}.${projectId}.`;

function read(prefix: string): Drafts {
  const drafts = known.get(prefix) ?? readKept(prefix);
  known.set(prefix, drafts);
  return drafts;
}

function readKept(prefix: string): Drafts {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    const entries = names.flatMap((name) => {
      const draft = parse(localStorage.getItem(name));
      return draft ? [[name.slice(prefix.length), draft]] : [];
    });
    return Object.fromEntries(entries);
  } catch {
    // Storage is forbidden: there is no draft of before.
    return NOTHING;
  }
}

/** Null for what an older studio wrote. */
function parse(stored: string | null): Draft | null {
  try {
    return keptSchema.parse(JSON.parse(stored ?? 'null'));
  } catch {
    return null;
  }
}

function write(prefix: string, drafts: Drafts): void {
  const before = read(prefix);
  known.set(prefix, drafts);
  for (const operation of Object.keys(drafts) as Operation[]) {
    if (drafts[operation] !== before[operation]) keep(prefix + operation, drafts[operation]);
  }
  for (const listener of listeners) listener();
}

function keep(name: string, draft: Draft | undefined): void {
  try {
    unkept.delete(name);
    if (draft?.text == null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // Full or forbidden: the draft lives on in this page, which says so, and closing it asks first.
    unkept.add(name);
  }
}

/** Another tab wrote, discarded or saved. */
function hear({ key, newValue }: StorageEvent): void {
  for (const [prefix, drafts] of known) {
    if (!key?.startsWith(prefix)) continue;
    const { [key.slice(prefix.length) as Operation]: _, ...others } = drafts;
    const draft = parse(newValue);
    known.set(prefix, draft ? { ...others, [key.slice(prefix.length)]: draft } : others);
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', hear);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('storage', hear);
    // Nobody listens now: what the tab kept must be read again.
    forgetKept();
  };
}

function forgetKept(): void {
  if (unkept.size === 0) known.clear();
}

export type KeptDrafts = {
  drafts: Drafts;
  change: (change: (before: Drafts) => Drafts) => void;
  /** false: the browser stores nothing, so a draft lasts as long as the page */
  isKept: boolean;
};

export function useDrafts(place: DraftPlace): KeptDrafts {
  const prefix = prefixOf(place);
  const drafts = useSyncExternalStore(
    subscribe,
    () => read(prefix),
    () => NOTHING,
  );
  const isKept = useSyncExternalStore(
    subscribe,
    () => unkept.size === 0,
    () => true,
  );
  return { drafts, change: (change) => write(prefix, change(read(prefix))), isKept };
}
