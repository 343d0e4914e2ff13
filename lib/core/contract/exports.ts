/** Exports. The file itself is streamed by GET /api/projects/{projectId}/exports/{exportId}/dataset. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { EXPORT_FORMATS } from '../domain/export';
import { idField, projectInput, timeField } from './fields';

export const exportOptionsSchema = z.object({
  runId: idField.nullable().default(null),
  format: z.enum(EXPORT_FORMATS).default('lossless'),
  include: z.enum(['kept', 'all']).default('kept'),
  includeSeeds: z.boolean().default(true),
  /** only rounds up to this one; 0 leaves the seeds alone, null takes all */
  upToRound: z.number().int().min(0).nullable().default(null),
  /** what thinking models said to themselves, in the lossless format only; left out: not */
  includeReasoning: z.boolean().optional(),
  shuffleSeed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .nullable()
    .default(null),
  sampleSize: z.number().int().min(1).nullable().default(null),
});

export const manifestSchema = z.object({
  studioVersion: z.string(),
  project: z.object({ id: idField, name: z.string() }),
  options: exportOptionsSchema,
  isRehearsal: z.boolean(),
  rowCount: z.number(),
  byteCount: z.number(),
  sha256: z.string(),
  /** rows that the format cannot hold because they have no response; they are not in the file */
  skippedWithoutResponse: z.number(),
  counts: z.object({
    byRound: z.record(z.string(), z.number()),
    byOperation: z.record(z.string(), z.number()),
    byStatus: z.record(z.string(), z.number()),
    byRule: z.record(z.string(), z.number()),
    byDecidedBy: z.record(z.string(), z.number()),
  }),
  runs: z.array(
    z.object({
      id: idField,
      name: z.string(),
      method: z.string(),
      preset: z.string(),
      randomSeed: z.number(),
      /** what was put after each instruction when it was answered; empty: the instruction alone */
      responderSuffix: z.string().default(''),
      rounds: z.number(),
      isRehearsal: z.boolean(),
      teachers: z.record(z.string(), z.object({ model: z.string(), baseUrl: z.string() })),
    }),
  ),
  templateVersions: z.array(
    z.object({ operation: z.string(), version: z.number(), sha256: z.string(), rowCount: z.number() }),
  ),
  seedSets: z.array(z.object({ id: idField, name: z.string(), fileName: z.string(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const exportSchema = z.object({
  id: idField,
  name: z.string(),
  fileName: z.string(),
  options: exportOptionsSchema,
  rowCount: z.number().nullable(),
  byteCount: z.number().nullable(),
  sha256: z.string().nullable(),
  manifest: manifestSchema.nullable(),
  createdAt: timeField,
  finishedAt: timeField.nullable(),
});
export type ExportView = z.infer<typeof exportSchema>;

export const exportsContract = {
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/exports' })
    .input(projectInput)
    .output(z.array(exportSchema)),
  create: oc
    .route({ method: 'POST', path: '/projects/{projectId}/exports' })
    .input(projectInput.extend({ options: exportOptionsSchema }))
    .output(exportSchema),
  /** How many rows these options give now. */
  count: oc
    .route({ method: 'POST', path: '/projects/{projectId}/exports/count' })
    .input(projectInput.extend({ options: exportOptionsSchema }))
    .output(z.object({ rowCount: z.number(), skippedWithoutResponse: z.number(), isRehearsal: z.boolean() })),
  /** Whether the same options still give the bytes that were exported: decisions may have changed since. */
  verify: oc
    .route({ method: 'POST', path: '/projects/{projectId}/exports/{exportId}/verify' })
    .input(projectInput.extend({ exportId: idField }))
    .output(z.object({ isSame: z.boolean() })),
  /** Made with the file: asking before the first download makes it by streaming to nowhere. */
  manifest: oc
    .route({ method: 'GET', path: '/projects/{projectId}/exports/{exportId}/manifest' })
    .input(projectInput.extend({ exportId: idField }))
    .output(manifestSchema),
};
