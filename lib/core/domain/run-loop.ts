/** How a run goes from round to round: the weights of each round, what its policy and its failures mean together, and when it has enough. */
import type { PoolPolicy, RunConfig, Weights } from './run';

/** The one place that says with which weights a round chooses its operations. */
export function weightsOf(config: Pick<RunConfig, 'weights' | 'roundWeights'>, roundNumber: number): Weights {
  return config.roundWeights[String(roundNumber)] ?? config.weights;
}

/** `round` with these weights, alone or with all that come after it. Weights of rounds before it stay what they were. */
export function withWeights<Config extends Pick<RunConfig, 'weights' | 'roundWeights' | 'rounds'>>(
  config: Config,
  { round, isOnward, weights }: { round: number; isOnward: boolean; weights: Weights },
): Config {
  // Nothing has run by the first ones, so that a run which is changed before it begins reads as if it had been made so.
  if (round === 1 && isOnward) return { ...config, weights, roundWeights: {} };
  const last = isOnward ? config.rounds : round;
  const changed = Array.from({ length: last - round + 1 }, (_, at) => [String(round + at), weights] as const);
  return { ...config, roundWeights: { ...config.roundWeights, ...Object.fromEntries(changed) } };
}

type Loop = Pick<RunConfig, 'poolPolicy' | 'onFailure'>;

/**
 * Two ways to say that a lineage leaves after a failure (policy `drop_failed`, on_failure `drop`) become one: the policy decides who stays, and
 * on_failure agrees with it or tries again within the round. Configurations of earlier versions said it by on_failure alone.
 */
export function normalLoop<Config extends Loop>(config: Config): Config {
  const isDropping =
    config.poolPolicy === 'drop_failed' || (config.poolPolicy === 'frontier' && config.onFailure.kind === 'drop');
  if (!isDropping) return config;
  const onFailure = config.onFailure.kind === 'retry_now' ? config.onFailure : ({ kind: 'drop' } as const);
  return { ...config, poolPolicy: 'drop_failed', onFailure };
}

/** What means nothing together, and the field to change; null when all is well. */
export function whyNotLoop({ poolPolicy, onFailure }: Loop): { place: 'onFailure'; message: string } | null {
  if (poolPolicy !== 'whole_pool' || onFailure.kind === 'retry_next_round') return null;
  const what =
    onFailure.kind === 'drop' ? 'nothing can be dropped after a failure' : 'trying again at once would only repeat it';
  return {
    place: 'onFailure',
    message: `With the whole pool every instruction is evolved again in each round, so ${what}: set onFailure to retry_next_round, or choose another poolPolicy.`,
  };
}

/** Whether the pool can double in a round, so that a person should see the size before the start. */
export function isExponential(policy: PoolPolicy): boolean {
  return policy === 'whole_pool';
}

export function isEnough(wanted: number | null, kept: number): boolean {
  return wanted !== null && kept >= wanted;
}

/** Why a run with rounds left is finished, for people. */
export function enoughWords(wanted: number, kept: number): string {
  const count = (value: number) => value.toLocaleString('en-US');
  return `Wanted ${count(wanted)} kept, has ${count(kept)}.`;
}
