/** Scores of rounds, by which Evol Stop decides. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { SCORE_SOURCES } from '../domain/round-score';
import { idField, projectInput, timeField } from './fields';

const measureField = z.string().trim().min(1, 'Name the measure.').max(120, 'At most 120 characters.');

export const evolStopSchema = z.object({ source: z.enum(SCORE_SOURCES), measure: measureField });

export const roundScoreSchema = z.object({
  /** 0: the seeds alone */
  round: z.number(),
  source: z.enum(SCORE_SOURCES),
  measure: z.string(),
  /** null: taken back */
  value: z.number().nullable(),
  note: z.string(),
  /** null: worked out by the studio, or by somebody who is gone */
  by: z.string().nullable(),
  at: timeField,
});
export type RoundScoreView = z.infer<typeof roundScoreSchema>;

const runInput = projectInput.extend({ runId: idField });

export const roundScoresContract = {
  /** Every score that was ever entered or taken back, newest first: a change never overwrites. */
  history: oc
    .route({ method: 'GET', path: '/projects/{projectId}/runs/{runId}/scores' })
    .input(runInput)
    .output(z.array(roundScoreSchema)),
  /** The score after a round, in the measure that the run's Evol Stop names; null takes it back. Higher is better. A run that waited for it goes on, or ends. */
  set: oc
    .route({ method: 'PUT', path: '/projects/{projectId}/runs/{runId}/scores/{round}' })
    .input(
      runInput.extend({
        round: z.coerce.number().int().min(0).max(20),
        value: z.number().nullable(),
        note: z.string().trim().max(500, 'At most 500 characters.').default(''),
      }),
    )
    .output(z.array(roundScoreSchema)),
  /** Switches Evol Stop on, to another score, or (null) off; scores of another measure stay in the history and do not count. */
  configure: oc
    .route({ method: 'PUT', path: '/projects/{projectId}/runs/{runId}/evol-stop' })
    .input(runInput.extend({ evolStop: evolStopSchema.nullable() }))
    .output(z.array(roundScoreSchema)),
};
