/** Tells whoever watches a project that something in it changed: one listening connection per web process for all of them. */
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { env } from '../env';
import { logger } from '../logger';
import { type Change, changeSchema, listenForNotices, NOTICE_CHANNELS } from '../store/notices';
import { authorise } from './access';

export type { Change };
export type ChangeWatcher = {
  onChange: (change: Change) => void;
  /** Notices may have been missed: look at everything again. */
  onGap: () => void;
};

type Watching = { listener: { close: () => Promise<void> }; watchers: Map<ChangeWatcher, Id>; hasConnected: boolean };

/** Development reloads modules; the listening connection must outlive them. */
const kept = globalThis as typeof globalThis & { studioWatching?: Watching | undefined };

/** Resolves with the function that ends watching. */
export async function watchProject(person: Person, projectId: Id, watcher: ChangeWatcher): Promise<() => void> {
  await authorise(person, projectId, 'data.read');
  kept.studioWatching ??= startWatching();
  const { watchers } = kept.studioWatching;
  watchers.set(watcher, projectId);
  return () => watchers.delete(watcher);
}

function startWatching(): Watching {
  const watchers: Watching['watchers'] = new Map();
  const listener = listenForNotices(env().databaseUrl, [NOTICE_CHANNELS.changes], {
    onNotice: (payload) => tell(watchers, payload),
    onConnected: () => {
      if (watching.hasConnected) for (const watcher of watchers.keys()) watcher.onGap();
      watching.hasConnected = true;
    },
  });
  const watching: Watching = { listener, watchers, hasConnected: false };
  return watching;
}

function tell(watchers: Watching['watchers'], payload: string): void {
  try {
    const change = changeSchema.parse(JSON.parse(payload));
    for (const [watcher, projectId] of watchers) if (projectId === change.projectId) watcher.onChange(change);
  } catch (error) {
    logger.warn({ err: error, payload }, 'a notice of change was not understood');
  }
}
