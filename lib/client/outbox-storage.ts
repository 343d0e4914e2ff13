/** Where decisions wait until the server has them: IndexedDB, so that a reload, a crash or another tab finds them; memory where a browser forbids it. */
import type { ReviewEventInput } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';

export type EditInput = {
  evolutionId: Id;
  editId: Id;
  acceptEventId: Id;
  rejectEventId: Id;
  instruction: string;
  response: string;
  shownAt: string;
  decidedAt: string;
};

export type OutboxMessage = { kind: 'event'; event: ReviewEventInput } | { kind: 'edit'; edit: EditInput };
export type OutboxEntry = { personId: Id; projectId: Id; message: OutboxMessage };
export type StoredEntry = OutboxEntry & { key: number };

export type OutboxStorage = {
  add(entry: OutboxEntry): Promise<void>;
  /** In the order in which they were added, by whatever tab. */
  list(personId: Id, limit: number): Promise<StoredEntry[]>;
  remove(keys: readonly number[]): Promise<void>;
};

export function idOf(message: OutboxMessage): Id {
  return message.kind === 'event' ? message.event.eventId : message.edit.editId;
}

export function memoryStorage(): OutboxStorage {
  let entries: StoredEntry[] = [];
  let lastKey = 0;
  return {
    async add(entry) {
      // Below zero, so that they never name a row of the browser's database.
      lastKey -= 1;
      entries.push({ ...entry, key: lastKey });
    },
    async list(personId, limit) {
      return entries.filter((entry) => entry.personId === personId).slice(0, limit);
    },
    async remove(keys) {
      entries = entries.filter((entry) => !keys.includes(entry.key));
    },
  };
}

const DATABASE = 'evol-studio';
const STORE = 'outbox';

export async function browserStorage(): Promise<OutboxStorage> {
  const db = await openDatabase();
  return db ? withFallback(indexedStorage(db)) : memoryStorage();
}

/** A full disk must not lose a decision: what cannot be written waits in memory. */
function withFallback(stored: OutboxStorage): OutboxStorage {
  const memory = memoryStorage();
  return {
    add: (entry) => stored.add(entry).catch(() => memory.add(entry)),
    async list(personId, limit) {
      const [first, rest] = await Promise.all([stored.list(personId, limit), memory.list(personId, limit)]);
      return [...first, ...rest].slice(0, limit);
    },
    async remove(keys) {
      await stored.remove(keys.filter((key) => key > 0));
      await memory.remove(keys);
    },
  };
}

/** A key is answered on the screen before it is written down: browsers paint between a key and the timer that it sets. */
const afterPaint = () => new Promise<void>((resolve) => setTimeout(resolve));

function indexedStorage(db: IDBDatabase): OutboxStorage {
  return {
    async add(entry) {
      await afterPaint();
      await answerOf(db.transaction(STORE, 'readwrite').objectStore(STORE).add(entry));
    },
    async list(personId, limit) {
      const index = db.transaction(STORE).objectStore(STORE).index('personId');
      return answerOf<StoredEntry[]>(index.getAll(IDBKeyRange.only(personId), limit));
    },
    async remove(keys) {
      const store = db.transaction(STORE, 'readwrite').objectStore(STORE);
      await Promise.all(keys.map((key) => answerOf(store.delete(key))));
    },
  };
}

function openDatabase(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(STORE, { keyPath: 'key', autoIncrement: true });
      store.createIndex('personId', 'personId');
    };
    request.onsuccess = () => resolve(request.result);
    // A private window may forbid it: then decisions wait in memory alone.
    request.onerror = () => resolve(null);
    request.onblocked = () => resolve(null);
  });
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
