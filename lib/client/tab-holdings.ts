/** What every open tab of this browser holds: a tab that asks for more names what the others have, so that two tabs of one person are never handed the same. */
import type { Id } from '@/lib/core/domain/identifier';

const HELD = 'evol-studio.held.';
const TAB = 'evol-studio.tab.';
/** As long as a lease lasts: where browsers have no locks (plain HTTP from another machine), this says whether a tab may still be there. */
const LASTS_MS = 10 * 60_000;

type Holding = { projectId: Id; ids: readonly Id[]; at: number };

/** Of this life of the page: a reload is another one, and is handed what it held before. */
let tab: string | null = null;

/** One tab asks at a time; `work` gets what the others hold, and says what this one holds afterwards. */
export async function askingAlone<Answer>(
  projectId: Id,
  work: (othersHold: Id[]) => Promise<{ answer: Answer; holds: readonly Id[] }>,
): Promise<Answer> {
  const ask = async () => {
    const { answer, holds } = await work(await heldElsewhere(projectId));
    write({ projectId, ids: holds, at: Date.now() });
    return answer;
  };
  if (!('locks' in navigator)) return ask();
  return navigator.locks.request(`evol-studio.lease.${projectId}`, ask);
}

export function holdNothing(): void {
  if (tab === null) return;
  try {
    localStorage.removeItem(HELD + tab);
  } catch {
    return;
  }
}

function write(holding: Holding): void {
  try {
    localStorage.setItem(HELD + thisTab(), JSON.stringify(holding));
  } catch {
    // Forbidden or full: then two tabs may be handed the same, and the second decision of one person replaces the first.
    return;
  }
}

/** `crypto.randomUUID` is there only over https and on this machine. */
const randomName = () => crypto.getRandomValues(new Uint32Array(4)).join('-');

function thisTab(): string {
  if (tab !== null) return tab;
  tab = randomName();
  // Held until the page is gone, however it goes.
  if ('locks' in navigator) void navigator.locks.request(TAB + tab, () => new Promise<void>(() => undefined));
  return tab;
}

async function heldElsewhere(projectId: Id): Promise<Id[]> {
  const alive = 'locks' in navigator ? (await navigator.locks.query()).held?.map((lock) => lock.name ?? '') : undefined;
  return storedHoldings().flatMap(({ owner, holding }) => {
    if (owner === tab || holding.projectId !== projectId) return [];
    const isAlive = alive ? alive.includes(TAB + owner) : Date.now() - holding.at < LASTS_MS;
    if (!isAlive) localStorage.removeItem(HELD + owner);
    return isAlive ? holding.ids : [];
  });
}

function storedHoldings(): { owner: string; holding: Holding }[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(HELD))
      .flatMap((key) => {
        const holding = readHolding(JSON.parse(localStorage.getItem(key) ?? 'null'));
        return holding ? [{ owner: key.slice(HELD.length), holding }] : [];
      });
  } catch {
    return [];
  }
}

function readHolding(value: unknown): Holding | null {
  if (typeof value !== 'object' || value === null || !('projectId' in value) || !('ids' in value)) return null;
  const { projectId, ids } = value;
  if (typeof projectId !== 'string' || !Array.isArray(ids)) return null;
  const at = 'at' in value && typeof value.at === 'number' ? value.at : 0;
  return { projectId, ids: ids.filter((id) => typeof id === 'string'), at };
}
