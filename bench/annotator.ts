/** One annotator who decides at an even pace over the API, as a script with a key: leases twenty items, sends batches, leases again at ten left. */
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFor } from '@/lib/core/domain/seeded-random';
import { newId } from '@/lib/server/store/new-id';

export type Sitting = {
  url: string;
  projectId: string;
  key: string;
  decisions: number;
  /** decisions sent together */
  batch: number;
  /** milliseconds from one decision to the next */
  pace: number;
  random: number;
};

/** What all annotators together have seen. */
export type Told = {
  batchMs: number[];
  leaseMs: number[];
  saved: Set<string>;
  conflicts: number;
  refused: number;
  handedTo: Map<string, string>;
  twice: number;
  /** calls that were not answered at first */
  retries: number;
};

type Item = { evolution: { id: string }; lease: { leaseId: string } };
type Answer = {
  items: Item[];
  left: { open: number };
  results: { eventId: string; outcome: string; isConflict?: boolean }[];
};

const AT_ONCE = 20;
const REFILL_AT = 10;
const RETRY_MS = 500;
const MOST_TRIES = 20;

export async function annotate(sitting: Sitting, told: Told): Promise<void> {
  const random = randomFor(sitting.random);
  const hand: Item[] = [];
  let refill: Promise<void> | null = null;
  const lease = async () => {
    const holding = hand.map((item) => item.evolution.id);
    const heard = { told, times: told.leaseMs };
    const { items, left } = await call(sitting, 'leases', { limit: AT_ONCE, holding }, heard);
    if (left.open === 0) throw new Error('Nothing is left to decide: there must be more evolutions than decisions.');
    for (const item of items) noteHanded(item.evolution.id, sitting.key, told);
    hand.push(...items);
    refill = null;
  };
  const refilled = (): Promise<void> => {
    refill ??= lease();
    // Whoever waits for it hears of a failure; until then nobody does.
    refill.catch(() => undefined);
    return refill;
  };
  await sleep(random() * sitting.pace * sitting.batch);
  for (let done = 0; done < sitting.decisions; ) {
    const ahead = hand.length <= REFILL_AT ? refilled() : null;
    const wanted = Math.min(sitting.batch, sitting.decisions - done);
    while (hand.length < wanted) await refilled();
    await sleep(sitting.pace * wanted * (0.8 + 0.4 * random()));
    const decided = hand.splice(0, wanted);
    await send(
      sitting,
      decided.map((item) => eventOf(item, random())),
      told,
    );
    done += wanted;
    await ahead;
  }
}

/** Nobody gives anything back, and one decision is wanted for each: whoever is handed what another had before is handed it twice. */
function noteHanded(evolutionId: string, key: string, told: Told): void {
  const holder = told.handedTo.get(evolutionId);
  if (holder !== undefined && holder !== key) told.twice += 1;
  told.handedTo.set(evolutionId, key);
}

function eventOf({ evolution, lease }: Item, draw: number) {
  const kind = draw < 0.75 ? 'accept' : 'reject';
  const now = Date.now();
  return {
    ...{ eventId: newId(), evolutionId: evolution.id, leaseId: lease.leaseId, kind },
    reason: kind === 'reject' ? 'not_harder' : null,
    shownAt: new Date(now - 900).toISOString(),
    decidedAt: new Date(now).toISOString(),
  };
}

async function send(sitting: Sitting, events: ReturnType<typeof eventOf>[], told: Told): Promise<void> {
  const { results } = await call(sitting, 'events', { events }, { told, times: told.batchMs });
  for (const { eventId, outcome, isConflict } of results) {
    if (outcome === 'saved') told.saved.add(eventId);
    else told.refused += 1;
    if (isConflict) told.conflicts += 1;
  }
}

/** Asked again until it is answered, as the browser's outbox does: the time is that until the answer. */
async function call(sitting: Sitting, path: string, body: object, { told, times }: Heard): Promise<Answer> {
  const startedAt = performance.now();
  for (let tries = 1; ; tries += 1) {
    const response = await post(sitting, path, body);
    if (response?.ok) {
      const answer: Answer = await response.json();
      times.push(performance.now() - startedAt);
      return answer;
    }
    const why = response ? `${response.status}: ${(await response.text()).slice(0, 300)}` : 'nothing';
    if (tries === MOST_TRIES || (response && response.status < 500)) throw new Error(`${path} answered ${why}`);
    told.retries += 1;
    await sleep(RETRY_MS);
  }
}

type Heard = { told: Told; times: number[] };

const post = (sitting: Sitting, path: string, body: object): Promise<Response | null> =>
  fetch(`${sitting.url}/api/projects/${sitting.projectId}/review/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': sitting.key },
    body: JSON.stringify(body),
  }).catch(() => null);
