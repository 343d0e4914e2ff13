'use client';
/**
 * Listens to the project while somebody looks. A hidden tab lets go of its stream: browsers open only six connections to one
 * address over plain http, so that seven open tabs would leave none for anything else. Coming back starts with a full snapshot.
 */
import { useSyncExternalStore } from 'react';
import { laterPart } from '@/components/ui/later-part';

/** After the page: what it shows first came with it. */
const Listening = laterPart(() => import('./listening').then((part) => part.Listening));

function subscribeToVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

export function ProjectEvents({ projectId }: { projectId: string }) {
  const isVisible = useSyncExternalStore(
    subscribeToVisibility,
    () => document.visibilityState === 'visible',
    () => false,
  );
  return isVisible ? <Listening projectId={projectId} /> : null;
}
