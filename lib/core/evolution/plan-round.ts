/** Which operation every lineage gets in a round, fixed by the run's seed before the first call. */
import type { Id } from '../domain/identifier';
import { DATA_FORMATS, type DataFormat, EVOL_OPERATIONS, type EvolOperation } from '../domain/operation';
import type { RunConfig } from '../domain/run';
import { pickOne, randomFor } from '../domain/seeded-random';

export type PlannedLineage = { lineageId: Id; ordinal: number };
export type PlannedEvolution = { lineageId: Id; operation: EvolOperation; dataFormat: DataFormat | null };

/** A choice depends only on the run's seed, the round, the lineage's ordinal and the attempt: never on order, other lineages or concurrency. */
export function planRound(input: {
  config: Pick<RunConfig, 'weights' | 'randomSeed'>;
  roundNumber: number;
  lineages: readonly PlannedLineage[];
  attempt?: number;
}): PlannedEvolution[] {
  const { config, roundNumber, lineages, attempt = 1 } = input;
  return lineages.map(({ lineageId, ordinal }) => {
    const random = randomFor(config.randomSeed, roundNumber, ordinal, attempt);
    const operation = chooseOperation(config.weights, random);
    const dataFormat = operation === 'complicate_input' ? pickOne(DATA_FORMATS, random) : null;
    return { lineageId, operation, dataFormat };
  });
}

function chooseOperation(weights: RunConfig['weights'], random: () => number): EvolOperation {
  const weighted = EVOL_OPERATIONS.map((operation) => ({ operation, weight: weights[operation] ?? 0 })).filter(
    ({ weight }) => weight > 0,
  );
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * total;
  for (const { operation, weight } of weighted) {
    left -= weight;
    if (left < 0) return operation;
  }
  // Rounding can leave a hair above the last weight.
  const last = weighted.at(-1);
  if (!last) throw new RangeError('No operation has a weight above 0.');
  return last.operation;
}
