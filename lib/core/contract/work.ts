/** What people did: my own work, and for leads everybody's, per person and per operation. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { VERDICTS } from '../domain/evolution';
import { DECISIONS } from '../domain/review';
import { statisticSchema } from './agreement';
import { idField, operationField, pageOf, projectInput, timeField } from './fields';

/** Faster than this nobody has read it. */
export const HASTY_MS = 2000;
/** One item counts for at most so long: whoever went for a coffee did not work slowly. */
export const LONGEST_MS = 5 * 60_000;

export const workFiguresSchema = z.object({
  /** standing decisions, by hand and in bulk */
  count: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  unsure: z.number(),
  /** decided one by one; the figures of time are of these */
  byHand: z.number(),
  hasty: z.number(),
  medianMs: z.number().nullable(),
  /** by hand, per hour of time with an item on the screen, at most five minutes an item */
  perHour: z.number().nullable(),
  /** with the majority of the others who decided the same item; a tie of theirs does not count */
  consensus: statisticSchema,
  /** with the machine's verdict, on items of an audit sample decided before it was shown */
  blindAudit: statisticSchema,
});
export type WorkFigures = z.infer<typeof workFiguresSchema>;

export const workRowSchema = workFiguresSchema.extend({ key: z.string(), name: z.string() });
export type WorkRow = z.infer<typeof workRowSchema>;

export const myWorkSchema = z.object({
  today: z.number(),
  /** by hand in the last hour, per minute of time with an item on the screen; null when there is none */
  perMinute: z.number().nullable(),
  figures: workFiguresSchema,
  /** with what a lead settled */
  leads: statisticSchema,
  /** the last fourteen days, oldest first, days of UTC */
  days: z.array(z.object({ day: z.string(), count: z.number() })),
  operations: z.array(workRowSchema),
});
export type MyWork = z.infer<typeof myWorkSchema>;

export const pastDecisionSchema = z.object({
  evolutionId: idField,
  operation: z.string(),
  excerpt: z.string(),
  decision: z.enum(DECISIONS),
  reason: z.string().nullable(),
  tookMs: z.number().nullable(),
  isBlind: z.boolean(),
  decidedAt: timeField,
  /** what counts now; null while the item is audited blind by others */
  status: z.enum(VERDICTS).nullable(),
  decidedBy: z.enum(['machine', 'people', 'adjudicator']).nullable(),
});
export type PastDecision = z.infer<typeof pastDecisionSchema>;

const personInput = projectInput.extend({ personId: z.string().optional() });

export const workContract = {
  mine: oc.route({ method: 'GET', path: '/projects/{projectId}/work/mine' }).input(projectInput).output(myWorkSchema),
  /** Newest first; another person's needs the right to lead. */
  decisions: oc
    .route({ method: 'GET', path: '/projects/{projectId}/work/decisions' })
    .input(
      personInput.extend({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
    )
    .output(pageOf(pastDecisionSchema)),
  /** One row per person, most decisions first; of one operation when it is given. */
  people: oc
    .route({ method: 'GET', path: '/projects/{projectId}/work/people' })
    .input(projectInput.extend({ operation: operationField.optional() }))
    .output(z.array(workRowSchema)),
  /** One row per operation; of one person when they are given. */
  operations: oc
    .route({ method: 'GET', path: '/projects/{projectId}/work/operations' })
    .input(personInput)
    .output(z.array(workRowSchema)),
};
