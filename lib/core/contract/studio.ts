/** The installation itself: health and workers. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { timeField } from './fields';

export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  database: z.object({ isReachable: z.boolean(), latencyMs: z.number().nullable() }),
  /** `startedAt` of the youngest worker alive: when it grows, a worker was started again. */
  workers: z.object({ alive: z.number(), lastSeenAt: timeField.nullable(), startedAt: timeField.nullable() }),
  rehearsal: z.object({ baseUrl: z.string().nullable(), isReachable: z.boolean() }),
});
export type Health = z.infer<typeof healthSchema>;

export const studioContract = {
  health: oc.route({ method: 'GET', path: '/health' }).output(healthSchema),
};
