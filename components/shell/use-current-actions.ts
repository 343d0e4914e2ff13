'use client';
/** The action table as it stands, for those who show it. */
import { useSyncExternalStore } from 'react';
import { type Action, currentActions, subscribeToActions } from '@/lib/client/action';

const NONE: readonly Action[] = [];

export function useCurrentActions(): readonly Action[] {
  return useSyncExternalStore(subscribeToActions, currentActions, () => NONE);
}

/** Under their headings, in the order in which they were given. */
export function groupActions(actions: readonly Action[]): { group: string; actions: Action[] }[] {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    const group = action.group ?? 'This page';
    groups.set(group, [...(groups.get(group) ?? []), action]);
  }
  return [...groups].map(([group, members]) => ({ group, actions: members }));
}
