/** What a template version brings: sums that can be added over rounds and runs, the figures made from them, and the differences of two versions. */
import type { Statistic } from './agreement';
import type { Difference } from './difference';
import { addSums, meanDifference, meanOf, NO_SUMS, type Sums } from './mean-difference';
import { type RatioSums, ratioDifference, ratioOf } from './ratio-difference';
import { type ShareCount, shareDifference } from './share-difference';
import { wilsonInterval } from './wilson-interval';

/** Of attempts of one operation with one version: each further attempt is one of its own, people's edits are not among them. */
export type EffectSums = {
  /** by the machine's verdict as it stands now */
  kept: number;
  dropped: number;
  undecided: number;
  /** the teacher gave no usable reply */
  failed: number;
  /** not finished yet */
  open: number;
  /** second and later attempts among the finished ones */
  retries: number;
  /** kept after people, too */
  keptNow: number;
  drops: readonly { rule: string; count: number }[];
  /** words added, of kept children */
  words: Sums;
  people: PeopleSums;
  /** of every finished evolution: what its calls cost, and whether it is kept */
  cost: RatioSums;
  /** answered calls that have no price */
  unpricedCalls: number;
  /** judged scores of kept children, and how much harder than its parent each was judged */
  difficulty: Sums;
  gain: Sums;
  /** replies of the judge that are no score */
  unparsed: number;
};

/** People's standing decisions, each person's word by itself; a decision about many at once is not a look and counts apart. */
export type PeopleSums = {
  accepts: number;
  rejects: number;
  unsure: number;
  /** evolutions that somebody accepted or rejected */
  evolutions: number;
  /** of these, what the machine kept: its words and evolutions */
  ofKept: { accepts: number; rejects: number; evolutions: number };
  /** of these, drawn at random for an audit */
  audited: number;
  bulk: number;
};

const NOBODY: PeopleSums = {
  ...{ accepts: 0, rejects: 0, unsure: 0, evolutions: 0, audited: 0, bulk: 0 },
  ofKept: { accepts: 0, rejects: 0, evolutions: 0 },
};

export const NO_EFFECT: EffectSums = {
  ...{ kept: 0, dropped: 0, undecided: 0, failed: 0, open: 0, retries: 0, keptNow: 0, unpricedCalls: 0, unparsed: 0 },
  ...{ drops: [], words: NO_SUMS, difficulty: NO_SUMS, gain: NO_SUMS, people: NOBODY },
  cost: { over: NO_SUMS, under: NO_SUMS, sumProducts: 0 },
};

export function addEffects(a: EffectSums, b: EffectSums): EffectSums {
  return {
    ...{ kept: a.kept + b.kept, dropped: a.dropped + b.dropped, undecided: a.undecided + b.undecided },
    ...{ failed: a.failed + b.failed, open: a.open + b.open, retries: a.retries + b.retries },
    ...{ keptNow: a.keptNow + b.keptNow, unpricedCalls: a.unpricedCalls + b.unpricedCalls },
    unparsed: a.unparsed + b.unparsed,
    drops: addDrops(a.drops, b.drops),
    words: addSums(a.words, b.words),
    difficulty: addSums(a.difficulty, b.difficulty),
    gain: addSums(a.gain, b.gain),
    people: addPeople(a.people, b.people),
    cost: {
      over: addSums(a.cost.over, b.cost.over),
      under: addSums(a.cost.under, b.cost.under),
      sumProducts: a.cost.sumProducts + b.cost.sumProducts,
    },
  };
}

function addDrops(a: EffectSums['drops'], b: EffectSums['drops']): EffectSums['drops'] {
  const counts = new Map<string, number>();
  for (const { rule, count } of [...a, ...b]) counts.set(rule, (counts.get(rule) ?? 0) + count);
  return [...counts].map(([rule, count]) => ({ rule, count }));
}

function addPeople(a: PeopleSums, b: PeopleSums): PeopleSums {
  return {
    ...{ accepts: a.accepts + b.accepts, rejects: a.rejects + b.rejects, unsure: a.unsure + b.unsure },
    ...{ evolutions: a.evolutions + b.evolutions, audited: a.audited + b.audited, bulk: a.bulk + b.bulk },
    ofKept: {
      accepts: a.ofKept.accepts + b.ofKept.accepts,
      rejects: a.ofKept.rejects + b.ofKept.rejects,
      evolutions: a.ofKept.evolutions + b.ofKept.evolutions,
    },
  };
}

export const MEASURES = ['kept', 'accepted', 'words_added', 'difficulty', 'gain', 'cost'] as const;
export type EffectMeasure = (typeof MEASURES)[number];

/** `of`: what n counts. `denominator`: for the person who wants to count again. */
export const MEASURE_FACTS = {
  kept: {
    label: 'kept',
    unit: 'share',
    of: 'evolutions',
    denominator: 'Kept ÷ (kept + dropped + undecided), by the machine’s verdict; failed ones stand apart.',
    interval: 'Wilson’s score interval; differences by Newcombe’s hybrid score interval (1998, method 10)',
  },
  accepted: {
    label: 'accepted by people',
    unit: 'share',
    of: 'decisions',
    denominator:
      'Accept ÷ (accept + reject) of each person’s standing decision, of what people looked at; unsure and decisions about many at once stand apart.',
    interval: 'As for kept, with each evolution counted once, however many people decided about it',
  },
  words_added: {
    label: 'words added',
    unit: 'words',
    of: 'kept children',
    denominator: 'Mean over kept children, without a data block.',
    interval: 'Student’s interval; differences by Welch’s',
  },
  difficulty: {
    label: 'judged difficulty',
    unit: 'points',
    of: 'judged children',
    denominator: 'Mean score from 1 to 10 of a random sample of kept children.',
    interval: 'Student’s interval; differences by Welch’s',
  },
  gain: {
    label: 'judged gain',
    unit: 'points',
    of: 'judged pairs',
    denominator: 'Mean of the child’s score less its parent’s, by the same judge.',
    interval: 'Student’s interval of paired differences; differences by Welch’s',
  },
  cost: {
    label: 'cost per kept child',
    unit: 'usd',
    of: 'evolutions',
    denominator: 'What all calls of all finished evolutions cost, failed and dropped ones too, ÷ kept children.',
    interval: 'Fieller’s interval of a ratio; differences carried from both (MOVER)',
  },
} as const satisfies Record<EffectMeasure, Record<string, string>>;

export type EffectUnit = (typeof MEASURE_FACTS)[EffectMeasure]['unit'];

const NO_PRICE = 'Some of its calls have no price.';
const noPrice = (sums: EffectSums): string | null => (sums.unpricedCalls > 0 ? NO_PRICE : null);

export function measureEffect(sums: EffectSums): Record<EffectMeasure, Statistic> {
  const why = noPrice(sums);
  return {
    kept: shareStatistic(keptCount(sums), 'Nothing was judged yet.'),
    accepted: shareStatistic(acceptedCount(sums), 'Nobody accepted or rejected any of these.'),
    words_added: meanOf(sums.words, 'No child is kept.'),
    difficulty: meanOf(sums.difficulty, 'Not judged.'),
    gain: meanOf(sums.gain, 'Not judged.'),
    cost: why ? { kind: 'undefined', n: sums.cost.over.n, why } : ratioOf(sums.cost),
  };
}

/** `first` less `second`. */
export function compareEffects(first: EffectSums, second: EffectSums): Record<EffectMeasure, Difference> {
  const why = noPrice(first) ?? noPrice(second);
  return {
    kept: shareDifference(keptCount(first), keptCount(second)),
    accepted: shareDifference(acceptedCount(first), acceptedCount(second)),
    words_added: meanDifference(first.words, second.words),
    difficulty: meanDifference(first.difficulty, second.difficulty),
    gain: meanDifference(first.gain, second.gain),
    cost: why
      ? { kind: 'undefined', n: [first.cost.over.n, second.cost.over.n], why }
      : ratioDifference(first.cost, second.cost),
  };
}

function keptCount({ kept, dropped, undecided }: EffectSums): ShareCount {
  return { hits: kept, n: kept + dropped + undecided };
}

/** Several people's words about one evolution say little more than one: the interval is that of so many evolutions. */
function acceptedCount({ people }: EffectSums): ShareCount {
  return { hits: people.accepts, n: people.accepts + people.rejects, effectiveN: people.evolutions };
}

function shareStatistic({ hits, n, effectiveN = n }: ShareCount, whyNone: string): Statistic {
  const interval = n > 0 ? wilsonInterval((hits / n) * effectiveN, effectiveN) : null;
  if (!interval) return { kind: 'undefined', n, why: whyNone };
  return { kind: 'known', value: hits / n, n, interval: { low: interval.low, high: interval.high } };
}

/** Where both versions were at work; a round is harder than the one before it. */
export type Overlap = 'same_rounds' | 'some_rounds' | 'other_rounds';

export function overlapOf(first: readonly number[], second: readonly number[]): { kind: Overlap; shared: number[] } {
  const shared = [...new Set(first)].filter((round) => second.includes(round)).toSorted((a, b) => a - b);
  const all = new Set([...first, ...second]).size;
  if (shared.length === 0) return { kind: 'other_rounds', shared };
  return { kind: shared.length === all ? 'same_rounds' : 'some_rounds', shared };
}
