'use client';
/** What can be done here and now: one table that feeds keys, buttons, the palette and the `?` sheet, so that a hint can never lie. */
import { useEffect, useId, useLayoutEffect } from 'react';

export type Action = {
  /** "review.accept"; unique among what is on the screen. */
  id: string;
  label: string;
  /** "a", "shift+z", "mod+k" (Ctrl or ⌘), "g s" (one after the other), "space", "arrowleft", "?". */
  key?: string;
  /** Further keys for the same, such as the letters beside the arrows. */
  otherKeys?: readonly string[];
  /** Heading in the palette and the `?` sheet. */
  group?: string;
  /** Whether it can be done now; a sentence says why not, false hides it. Left out: always. */
  when?: () => boolean | string;
  /** `pressedAt`: when the key or the button went down (performance.now), for what must be bound to the thing that was seen then. */
  perform: (pressedAt?: number) => void;
  /** A held key does it again and again; only for moving, never for deciding. */
  mayRepeat?: boolean;
  /** `everywhere`: also while typing and above dialogs. Only with mod, or for Escape. */
  reach?: 'page' | 'everywhere';
  /** Words that find it in the palette besides its label. */
  keywords?: string;
  /** Has a key, but is no entry of the palette. */
  isPaletteHidden?: boolean;
};

/** The page's own keys win over those of the frame around it. */
export type ActionLayer = 'frame' | 'page';

type Registration = { layer: ActionLayer; actions: readonly Action[] };

const registrations = new Map<string, Registration>();
const listeners = new Set<() => void>();
let snapshot: readonly Action[] = [];

function publish() {
  const all = [...registrations.values()];
  const ordered = [...all.filter((one) => one.layer === 'page'), ...all.filter((one) => one.layer === 'frame')];
  snapshot = ordered.flatMap((one) => one.actions);
  for (const listener of listeners) listener();
}

/** All actions on the screen, those that win first. */
export function currentActions(): readonly Action[] {
  return snapshot;
}

export function subscribeToActions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Why it cannot be done now; null when it can. */
export function reasonAgainst(action: Action): string | null {
  const answer = action.when?.() ?? true;
  if (answer === true) return null;
  return answer === false ? 'Not possible here.' : answer;
}

export function isOffered(action: Action): boolean {
  return action.when?.() !== false;
}

// On the server there is nothing to press; useLayoutEffect would only warn there.
const useEffectBeforePaint = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Registers these actions while the component is on the screen. Done before paint: a key pressed as soon as an item is seen
 * finds the action of that item.
 */
export function useActions(actions: readonly Action[], layer: ActionLayer = 'page'): void {
  const id = useId();
  useEffectBeforePaint(() => {
    registrations.set(id, { layer, actions });
    publish();
  }, [id, layer, actions]);
  useEffectBeforePaint(
    () => () => {
      registrations.delete(id);
      publish();
    },
    [id],
  );
}
