/** Samples drawn to measure the eliminator: what one is drawn from, and how many evolutions each decided one stands for. */
import type { Verdict } from './evolution';
import type { Id } from './identifier';

export const STRATA = ['kept', 'dropped'] as const satisfies readonly Verdict[];
/** The machine's verdict when the sample was drawn. */
export type Stratum = (typeof STRATA)[number];

/**
 * What people decide on. A child that was dropped before it was answered has no response, and whoever sees that knows its verdict: a sample either hides the
 * responses of all that it holds, or holds only what has one.
 */
export const AUDIT_BASES = ['instruction', 'response'] as const;
export type AuditBasis = (typeof AUDIT_BASES)[number];

export type AuditFilter = {
  runId?: Id | undefined;
  round?: number | undefined;
  operation?: string | undefined;
  /** left out: the instruction alone */
  basis?: AuditBasis | undefined;
};

export type DrawnSample = {
  id: Id;
  filter: AuditFilter;
  drawnAt: string;
  strata: readonly { stratum: Stratum; population: number; drawn: number }[];
};

export type DrawnItem = {
  evolutionId: Id;
  sampleId: Id;
  stratum: Stratum;
  runId: Id;
  round: number;
  operation: string;
  hasResponse: boolean;
  /** when its child was made: a sample drawn before could not hold it */
  childMadeAt: string;
  /** people have decided it blind */
  isSettled: boolean;
};

/**
 * How many evolutions each settled item stands for, all samples together: 1 ÷ its chance to be drawn and settled by any of them. An item's
 * place in the queue is random, so what is settled of a sample is itself a random sample, and its chance is settled ÷ population. No
 * evolution is drawn twice and each sample is drawn from what was left, so an item missed all samples with the product of their chances
 * to miss it. With one sample this is population ÷ settled of its stratum, and the weights of a stratum add up to its population.
 */
export function auditWeights(samples: readonly DrawnSample[], items: readonly DrawnItem[]): Map<Id, number> {
  const chances = settledChances(samples, items);
  const known = new Map<string, number>();
  return new Map(
    items.flatMap((item) => {
      if (!item.isSettled) return [];
      const covering = samples.filter((sample) => sample.id === item.sampleId || covers(sample, item));
      const key = `${item.stratum} ${covering.map((sample) => sample.id).join(' ')}`;
      const weight = known.get(key) ?? 1 / chanceOfAny(covering.map((sample) => chances(sample.id, item.stratum)));
      known.set(key, weight);
      return [[item.evolutionId, weight]];
    }),
  );
}

function covers({ filter, drawnAt }: DrawnSample, item: DrawnItem): boolean {
  return (
    item.childMadeAt <= drawnAt &&
    (filter.runId === undefined || filter.runId === item.runId) &&
    (filter.round === undefined || filter.round === item.round) &&
    (filter.operation === undefined || filter.operation === item.operation) &&
    (filter.basis !== 'response' || item.hasResponse)
  );
}

const chanceOfAny = (chances: readonly number[]) => 1 - chances.reduce((missed, chance) => missed * (1 - chance), 1);

function settledChances(samples: readonly DrawnSample[], items: readonly DrawnItem[]) {
  const key = (sampleId: Id, stratum: Stratum) => `${sampleId} ${stratum}`;
  const settled = new Map<string, number>();
  for (const { isSettled, sampleId, stratum } of items) {
    if (isSettled) settled.set(key(sampleId, stratum), (settled.get(key(sampleId, stratum)) ?? 0) + 1);
  }
  const populations = new Map(
    samples.flatMap(({ id, strata }) => strata.map((part) => [key(id, part.stratum), part.population] as const)),
  );
  return (sampleId: Id, stratum: Stratum) => {
    const population = populations.get(key(sampleId, stratum)) ?? 0;
    return population === 0 ? 0 : Math.min(1, (settled.get(key(sampleId, stratum)) ?? 0) / population);
  };
}

/** What people said about one item without seeing the verdict, and what a lead settled on top of it. */
export type BlindWord = 'reject' | 'accept' | 'split' | 'open' | 'seen';

/** `seen`: decided, but nobody decided it blind, so it says nothing about the machine. `split`: people disagree and no lead has settled it yet. */
export function blindWordOf(item: {
  blind: readonly ('accept' | 'reject')[];
  seenDecisions: number;
  adjudicated: 'accept' | 'reject' | null;
}): BlindWord {
  const [first] = item.blind;
  if (first === undefined) return item.seenDecisions > 0 || item.adjudicated !== null ? 'seen' : 'open';
  if (item.adjudicated !== null) return item.adjudicated;
  return item.blind.every((word) => word === first) ? first : 'split';
}

/** How many of each part. */
export type AuditSizes = Record<Stratum, number>;
