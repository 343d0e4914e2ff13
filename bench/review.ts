/** How long a key takes in the review room of a million evolutions on a slow line, as the person who pressed it sees it. */
import { randomFor } from '@/lib/core/domain/seeded-random';
import { type Benchmark, type Flags, median, type Row, round } from './benchmark';
import {
  answerKeysBarely,
  mainThreadMs,
  type Probe,
  paintOf,
  prepareRoom,
  type Room,
  type RoomPage,
  readProbe,
  refills,
  scriptBytes,
  slowDown,
} from './review-room';

const ROUND = ['a', 'x', 'a', 'x', 'z'] as const;
const OPENINGS = 12;
/** Between two of them: what a page loads after its first item is no part of the next opening. */
const OPENING_REST_MS = 2000;
const REFILLS = 40;
/** kB, gzipped: what the page's HTML asks for before anything else. */
const SCRIPT_KB = 180;
/** A frame at 60 Hz is 16.7 ms, and the press falls somewhere in it. */
const TARGETS = { key: [16, 50], undo: [16, 50], open: [400, 1000], durable: [150, 700], refill: [80, 250] } as const;
type Step = keyof typeof TARGETS;
const LABELS = {
  key: 'key down → next item painted',
  undo: 'undo → previous item painted',
  open: 'opening the room → first item, no delay',
  durable: 'decision durable on the server, delay taken off',
  refill: 'lease refill (20 items), no delay',
} as const satisfies Record<Step, string>;

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

type Pace = { count: number; restMs: number; keyAt: (at: number) => string };

/** Presses at uneven times, so that they fall anywhere in a frame; each waits for the paint of the one before. */
async function press(room: RoomPage, pace: Pace): Promise<{ key: string; ms: number; browserMs: number }[]> {
  const random = randomFor(7);
  const first = await readProbe(room);
  const keys = Array.from({ length: pace.count }, (_, at) => pace.keyAt(at));
  for (const [at, key] of keys.entries()) {
    await room.page.waitForTimeout(pace.restMs * (0.6 + 0.8 * random()));
    await room.page.keyboard.press(key);
    await paintOf(room, first.paints.length + at);
  }
  // The browser tells of interactions when it has time.
  await room.page.waitForTimeout(500);
  const probe = await readProbe(room);
  return keys.map((key, at) => {
    const pressed = probe.presses[first.presses.length + at] ?? Number.NaN;
    const painted = probe.paints[first.paints.length + at]?.at ?? Number.NaN;
    return { key, ms: painted - pressed, browserMs: browserMs(probe, pressed) };
  });
}

const browserMs = ({ interactions }: Probe, pressed: number) =>
  interactions.find(({ at }) => Math.abs(at - pressed) < 0.5)?.ms ?? 8;

async function openings(room: Room) {
  const opened = await room.open();
  const painted = await paintOf(opened, 0);
  const first = painted.at;
  const script = await scriptBytes(opened, painted.at);
  const again: number[] = [];
  for (let at = 0; at < OPENINGS; at += 1) {
    await opened.page.waitForTimeout(OPENING_REST_MS);
    await opened.page.reload({ waitUntil: 'commit' });
    again.push((await paintOf(opened, 0)).at);
  }
  await opened.page.waitForTimeout(OPENING_REST_MS);
  const refill = await refills(opened, REFILLS);
  await opened.close();
  return { first, again, script, refill };
}

async function baseline(room: Room, presses: number): Promise<number[]> {
  const blank = await room.blank();
  await answerKeysBarely(blank);
  const pressed = await press(blank, { count: presses, restMs: 100, keyAt: () => 'a' });
  await blank.close();
  return pressed.map(({ ms }) => ms);
}

async function sitting(room: Room, flags: { presses: number; delay: number }) {
  const opened = await room.open();
  await paintOf(opened, 0);
  await opened.page.waitForLoadState('load');
  await slowDown(opened, flags.delay);
  const before = await mainThreadMs(opened);
  const pressed = await press(opened, {
    count: flags.presses,
    restMs: 100,
    keyAt: (at) => ROUND[at % ROUND.length] ?? 'a',
  });
  const mainThread = ((await mainThreadMs(opened)) - before) / flags.presses;
  // Durable is asked at the pace of a person, not of a machine.
  const fast = (await readProbe(opened)).durable.length;
  await press(opened, { count: 20, restMs: 1000, keyAt: () => 'a' });
  await opened.page.waitForTimeout(1500 + flags.delay);
  const durable = (await readProbe(opened)).durable.slice(fast).map((ms) => ms - flags.delay);
  await opened.close();
  return { pressed, durable, mainThread };
}

const ofKey = (pressed: { key: string; ms: number }[], isUndo: boolean) =>
  pressed.filter(({ key }) => (key === 'z') === isUndo).map(({ ms }) => ms);

function rowOf(step: Step, values: readonly number[]): Row {
  const [p50, p95] = TARGETS[step];
  return {
    step: LABELS[step],
    n: values.length,
    'p50 ms': round(quantile(values, 0.5), 1),
    'p95 ms': round(quantile(values, 0.95), 1),
    'allowed ms': `${p50} / ${p95}`,
  };
}

const scriptRow = (kB: number): Row => ({
  step: 'first-load script of the page, gzipped, kB',
  n: 1,
  'p50 ms': round(kB, 1),
  'p95 ms': '',
  'allowed ms': SCRIPT_KB,
});

const worst = (step: Step, values: readonly number[]) =>
  Math.max(quantile(values, 0.5) / TARGETS[step][0], quantile(values, 0.95) / TARGETS[step][1]);

async function measure(flags: Flags) {
  const options = { presses: flags('presses', 100), delay: flags('delay', 300) };
  const room = await prepareRoom(flags('evolutions', 1_000_000));
  try {
    const bare = await baseline(room, options.presses);
    const opened = await openings(room);
    const { pressed, durable, mainThread } = await sitting(room, options);
    const values = {
      key: ofKey(pressed, false),
      undo: ofKey(pressed, true),
      open: opened.again,
      durable,
      refill: opened.refill,
    } satisfies Record<Step, number[]>;
    const steps = Object.keys(TARGETS).filter((name): name is Step => name in TARGETS);
    const told = pressed.map((one) => one.browserMs);
    return {
      ratios: [Math.max(...steps.map((step) => worst(step, values[step])), opened.script.htmlBytes / 1000 / SCRIPT_KB)],
      rows: [...steps.map((step) => rowOf(step, values[step])), scriptRow(opened.script.htmlBytes / 1000)],
      baseline: bare,
      notes: [
        `Every request takes ${options.delay} ms longer, except while opening. The first opening, with nothing in the browser's cache, took ${opened.first.toFixed(0)} ms; with what the page asks for itself, it had ${(opened.script.untilItem / 1000).toFixed(0)} kB of script when the first item stood.`,
        `The project holds ${room.evolutions} evolutions.`,
        `An empty page that changes one word needs ${quantile(bare, 0.5).toFixed(1)} / ${quantile(bare, 0.95).toFixed(1)} ms here for the same: what frames and machine add.`,
        `The browser's own Event Timing, in steps of 8 ms: ${median(told)} / ${quantile(told, 0.95)} ms. The page's main thread works ${mainThread.toFixed(1)} ms a key, all that follows it included.`,
      ],
    };
  } finally {
    await room.close();
  }
}

export const review: Benchmark = {
  name: 'review',
  what: 'the worst figure of the review room, as a part of what is allowed',
  goal: { atMost: 1 },
  measure,
};
