/** Which operation every lineage gets in a round, fixed by the run's seed before the first call. */
import type { Id } from '../domain/identifier';
import { compareOperations, DATA_FORMATS, type DataFormat, type OperationId, traitsOf } from '../domain/operation';
import type { RunConfig, Weights } from '../domain/run';
import { weightsOf } from '../domain/run-loop';
import { pickOne, randomFor } from '../domain/seeded-random';

/** `attempt`: 1 when left out. */
export type PlannedLineage = { lineageId: Id; ordinal: number; attempt?: number };
export type PlannedEvolution = { lineageId: Id; operation: OperationId; dataFormat: DataFormat | null };

/** A choice depends only on the run's seed, the round, the lineage's ordinal and the attempt: never on order, other lineages or concurrency. */
export function planRound(input: {
  config: Pick<RunConfig, 'weights' | 'roundWeights' | 'randomSeed'>;
  roundNumber: number;
  lineages: readonly PlannedLineage[];
}): PlannedEvolution[] {
  const { config, roundNumber, lineages } = input;
  const weights = weightsOf(config, roundNumber);
  return lineages.map(({ lineageId, ordinal, attempt = 1 }) => {
    const random = randomFor(config.randomSeed, roundNumber, ordinal, attempt);
    const operation = chooseOperation(weights, random);
    const dataFormat = chooseFormat(operation, random);
    return { lineageId, operation, dataFormat };
  });
}

/** Only an operation that carries data has one. */
export function chooseFormat(operation: OperationId, random: () => number): DataFormat | null {
  return traitsOf(operation).carriesData ? pickOne(DATA_FORMATS, random) : null;
}

function chooseOperation(weights: Weights, random: () => number): OperationId {
  const weighted = Object.entries(weights)
    .map(([operation, weight]) => ({ operation, weight }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => compareOperations(a.operation, b.operation));
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
