/** What the server says of itself while a page is open: run and round snapshots go into the query cache, stale nouns are asked again. */
'use client';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { StudioEvent } from '@/lib/core/contract/run-events';
import type { RunView } from '@/lib/core/contract/runs';
import { queries } from './api-client';

/** `lost`: the server does not answer; the browser tries again by itself, and every page shows what it last knew. */
export type EventsState = 'closed' | 'connecting' | 'open' | 'lost';

/** EventSource gives up when the server answers with an error (it restarts, or the session ended). */
const TRY_AGAIN_MS = 3_000;

let state: EventsState = 'closed';
const listeners = new Set<() => void>();

function setState(next: EventsState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** For the shell's mark of a lost connection. */
export function useEventsState(): EventsState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => 'closed' as const,
  );
}

/** Listens to a project for as long as the component stands. However many ask, a tab holds one connection: browsers allow six per host. */
export function useStudioEvents(projectId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => listenTogether(projectId, queryClient), [projectId, queryClient]);
}

/** A tab that comes back to a project may have missed what went stale. */
const heardBefore = new Set<string>();
const open = new Map<string, { listeners: number; stop: () => void }>();

function listenTogether(projectId: string, queryClient: QueryClient): () => void {
  const listening = open.get(projectId) ?? { listeners: 0, stop: listen(projectId, queryClient) };
  listening.listeners += 1;
  open.set(projectId, listening);
  return () => {
    listening.listeners -= 1;
    if (listening.listeners > 0) return;
    open.delete(projectId);
    listening.stop();
  };
}

function listen(projectId: string, queryClient: QueryClient): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hear = async (text: string) => {
    // Loaded with the first event; those after it wait in the same line and keep their order.
    const { studioEventSchema } = await import('@/lib/core/contract/run-events');
    const event = studioEventSchema.safeParse(JSON.parse(text));
    if (event.success) applyStudioEvent(queryClient, projectId, event.data);
  };
  const connect = (isAgain: boolean) => {
    source = new EventSource(`/api/projects/${projectId}/events`);
    source.onopen = () => {
      setState('open');
      if (isAgain) void queryClient.invalidateQueries();
    };
    source.onmessage = (message: MessageEvent<string>) => {
      hear(message.data).catch(() => setState('lost'));
    };
    source.onerror = () => {
      setState('lost');
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(() => connect(true), TRY_AGAIN_MS);
    };
  };
  setState('connecting');
  connect(heardBefore.has(projectId));
  heardBefore.add(projectId);
  return () => {
    clearTimeout(timer);
    source.close();
    setState('closed');
  };
}

/** Every event is a whole snapshot, so a lost one costs nothing. An answer that is still on its way is older than it, and nothing would come after to mend what it brings back. */
export function applyStudioEvent(queryClient: QueryClient, projectId: string, event: StudioEvent): void {
  switch (event.type) {
    case 'run': {
      const queryKey = queries.runs.get.queryKey({ input: { projectId, runId: event.run.id } });
      void queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, event.run);
      queryClient.setQueryData(queries.runs.list.queryKey({ input: { projectId } }), (runs) =>
        withRun(runs, event.run),
      );
      return;
    }
    case 'round': {
      const input = { projectId, runId: event.runId, number: event.report.round.number };
      const queryKey = queries.runs.round.queryKey({ input });
      void queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, event.report);
      return;
    }
    case 'stale':
      for (const noun of event.nouns) void queryClient.invalidateQueries({ queryKey: queries[noun].key() });
      return;
    case 'health':
      queryClient.setQueryData(queries.studio.health.queryKey(), event.health);
  }
}

/** Newest first, as the list is. */
function withRun(runs: RunView[] | undefined, run: RunView): RunView[] | undefined {
  if (!runs) return undefined;
  const isKnown = runs.some((known) => known.id === run.id);
  return isKnown ? runs.map((known) => (known.id === run.id ? run : known)) : [run, ...runs];
}
