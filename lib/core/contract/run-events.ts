/** What GET /api/projects/{projectId}/events sends. Every event is a whole snapshot of its noun, so a lost one costs nothing and a reconnect starts with all of them. */
import { z } from 'zod';
import { idField } from './fields';
import { roundReportSchema, runSchema } from './runs';
import { healthSchema } from './studio';

export const STALE_NOUNS = [
  'projects',
  'seeds',
  'templates',
  'dryRuns',
  'operations',
  'templateEffects',
  'difficulty',
  'instructions',
  'reviews',
  'bulk',
  'lineages',
  'guidelines',
  'audits',
  'rejudgements',
  'exports',
  'teachers',
  'prices',
  'runs',
] as const;
export type StaleNoun = (typeof STALE_NOUNS)[number];

export const studioEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), run: runSchema }),
  z.object({ type: z.literal('round'), runId: idField, report: roundReportSchema }),
  /** rows changed that are too many to send: ask again for these nouns */
  z.object({
    type: z.literal('stale'),
    nouns: z.array(z.enum(STALE_NOUNS)),
  }),
  z.object({ type: z.literal('health'), health: healthSchema }),
]);
export type StudioEvent = z.infer<typeof studioEventSchema>;
