/** Every job by name: what it carries and how its queue treats it. A job only says where to look; the rows say what is left to do. */
import { z } from 'zod';

const roundPayload = z.object({ projectId: z.uuid(), runId: z.uuid(), roundId: z.uuid() });
const evolvePayload = roundPayload.extend({ evolutionId: z.uuid() });

/** `keyOf`: at most one waiting or running job of this key. `groupOf`: what a worker may leave aside when it has enough of it in hand. */
export const JOBS = {
  'plan-round': {
    payload: roundPayload,
    keyOf: (payload: z.infer<typeof roundPayload>) => payload.roundId,
    groupOf: (payload: z.infer<typeof roundPayload>) => payload.runId,
  },
  evolve: {
    payload: evolvePayload,
    keyOf: (payload: z.infer<typeof evolvePayload>) => payload.evolutionId,
    groupOf: (payload: z.infer<typeof evolvePayload>) => payload.runId,
  },
  /** Looks at the batches of a round that is driven by batch: sends, asks after, collects. */
  'drive-batch': {
    payload: roundPayload,
    keyOf: (payload: z.infer<typeof roundPayload>) => payload.roundId,
    groupOf: (payload: z.infer<typeof roundPayload>) => payload.runId,
  },
  'finish-round': {
    payload: roundPayload,
    keyOf: (payload: z.infer<typeof roundPayload>) => payload.roundId,
    groupOf: (payload: z.infer<typeof roundPayload>) => payload.runId,
  },
} as const;

export type JobName = keyof typeof JOBS;
export const JOB_NAMES = Object.keys(JOBS) as JobName[];
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>;

/** Where a job goes that failed more often than its queue allows. */
export const GIVEN_UP_QUEUE = 'given-up';
