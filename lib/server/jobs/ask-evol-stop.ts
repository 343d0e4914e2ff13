/** What Evol Stop says of a run between two rounds. Proxies are worked out here, so that every way to the next round sees them. */
import type { ProjectScope } from '@/lib/core/domain/identifier';
import { type EvolStopVerdict, judgeRounds, keptShareOf } from '@/lib/core/evolution/evol-stop';
import type { Db } from '../store/connection';
import { addRoundScore, scoresOf } from '../store/round-scores';
import type { RoundRecord } from '../store/rounds';
import type { RunRecord } from '../store/runs';

/** Null: it is off. The caller holds the run. */
export async function askEvolStop(
  tx: Db,
  scope: ProjectScope,
  run: RunRecord,
  rounds: readonly RoundRecord[],
): Promise<EvolStopVerdict | null> {
  const { evolStop } = run.config;
  if (evolStop === null) return null;
  const finished = rounds.filter((round) => round.state === 'finished');
  const scores = await scoresOf(tx, run.id);
  if (evolStop.source === 'kept_share') {
    for (const { number, counters } of finished) {
      const value = keptShareOf(counters);
      const known = scores.find((score) => score.round === number);
      if (value === null || value === known?.value) continue;
      await addRoundScore(tx, scope, { ...evolStop, runId: run.id, roundNumber: number, value, note: '', byId: null });
      if (known) known.value = value;
      else scores.push({ round: number, value });
    }
  }
  return judgeRounds(scores, finished.length);
}
