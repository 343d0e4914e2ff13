/** The installation itself: health and workers. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { idField, timeField } from './fields';

export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  database: z.object({ isReachable: z.boolean(), latencyMs: z.number().nullable() }),
  /** `startedAt` of the youngest worker alive: when it grows, a worker was started again. */
  workers: z.object({ alive: z.number(), lastSeenAt: timeField.nullable(), startedAt: timeField.nullable() }),
  rehearsal: z.object({ baseUrl: z.string().nullable(), isReachable: z.boolean() }),
});
export type Health = z.infer<typeof healthSchema>;

/** A process that works: where it is, what it has in hand, and how it does. `silentMs`: since it was last heard. */
export const workerSchema = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.number(),
  version: z.string(),
  startedAt: timeField,
  silentMs: z.number(),
  isAlive: z.boolean(),
  inHand: z.number(),
  callsAnswered: z.number(),
  rssBytes: z.number(),
  runs: z.array(z.object({ id: idField, projectId: idField, name: z.string(), inHand: z.number() })),
});
export type WorkerView = z.infer<typeof workerSchema>;

export const studioContract = {
  workers: oc.route({ method: 'GET', path: '/workers' }).output(z.array(workerSchema)),
  health: oc.route({ method: 'GET', path: '/health' }).output(healthSchema),
};
