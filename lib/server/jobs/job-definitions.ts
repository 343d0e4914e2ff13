/** Every job by name: what it carries and how its queue treats it. A job only says where to look; the rows say what is left to do. */
import { z } from 'zod';

const roundPayload = z.object({ projectId: z.uuid(), runId: z.uuid(), roundId: z.uuid() });
const bulkPayload = z.object({ projectId: z.uuid(), bulkId: z.uuid(), isUndo: z.boolean().optional() });
const rejudgementPayload = z.object({ projectId: z.uuid(), rejudgementId: z.uuid(), isApply: z.boolean().optional() });
const dryRunPayload = z.object({ projectId: z.uuid(), dryRunId: z.uuid() });
const difficultyPayload = z.object({ projectId: z.uuid(), jobId: z.uuid() });
const overlapPayload = z.object({ projectId: z.uuid(), overlap: z.number() });
const evolvePayload = roundPayload.extend({ evolutionId: z.uuid() });

/**
 * `keyOf`: at most one waiting or running job of this key. A job is told to be over a moment after its row says so; what a person may ask for in that moment
 * has a key of its own, or it would be put in by the sweep alone, fifteen seconds later.
 */
export const JOBS = {
  'plan-round': {
    payload: roundPayload,
    keyOf: (payload: z.infer<typeof roundPayload>) => payload.roundId,
  },
  evolve: {
    payload: evolvePayload,
    keyOf: (payload: z.infer<typeof evolvePayload>) => payload.evolutionId,
  },
  /** Looks at the batches of a round that is driven by batch: sends, asks after, collects. */
  'drive-batch': {
    payload: roundPayload,
    keyOf: (payload: z.infer<typeof roundPayload>) => payload.roundId,
  },
  /** A decision about many, or its taking back. One after the other in a project, so that they do not wait for each other's rows. */
  bulk: {
    payload: bulkPayload,
    keyOf: ({ bulkId, isUndo }: z.infer<typeof bulkPayload>) => (isUndo ? `${bulkId}:undo` : bulkId),
  },
  /** Other rules over what was generated before: a preview, or in earnest. */
  'judge-again': {
    payload: rejudgementPayload,
    keyOf: ({ rejudgementId, isApply }: z.infer<typeof rejudgementPayload>) =>
      isApply ? `${rejudgementId}:apply` : rejudgementId,
  },
  /** What is left of a dry run, all of it: it is small, and one holder keeps its cap. */
  'dry-run': {
    payload: dryRunPayload,
    keyOf: (payload: z.infer<typeof dryRunPayload>) => payload.dryRunId,
  },
  /** A teacher scores how difficult a sample of instructions is: what is left of it. */
  'judge-difficulty': {
    payload: difficultyPayload,
    keyOf: (payload: z.infer<typeof difficultyPayload>) => payload.jobId,
  },
  /** A project asks for another number of people for each evolution. */
  'wanted-reviews': {
    payload: overlapPayload,
    keyOf: (payload: z.infer<typeof overlapPayload>) => `${payload.projectId}:${payload.overlap}`,
  },
  'finish-round': {
    payload: roundPayload,
    keyOf: (payload: z.infer<typeof roundPayload>) => payload.roundId,
  },
} as const;

export type JobName = keyof typeof JOBS;
export const JOB_NAMES = Object.keys(JOBS) as JobName[];
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>;

/** Where a job goes that failed more often than its queue allows. */
export const GIVEN_UP_QUEUE = 'given-up';

/** What a worker may leave aside when it has enough of it in hand: a run, or the decisions about many of a project. */
export function groupOf(payload: JobPayload<JobName>): string {
  return 'runId' in payload ? payload.runId : payload.projectId;
}
