/** Seed sets. Files travel as raw request bodies (POST …/seed-files/check and …/seed-files/import), so that they are read as a stream and never stored half. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { FILE_FORMATS, LEFT_OUT, SEED_SHAPES } from '../domain/seed-import';
import { idField, nameField, projectInput, timeField } from './fields';

export const mappingSchema = z.object({
  shape: z.enum(SEED_SHAPES),
  instruction: z.string(),
  input: z.string().nullable(),
  response: z.string().nullable(),
  category: z.string().nullable(),
});

export const badRowSchema = z.object({ row: z.number(), line: z.number().nullable(), reason: z.string() });

/** Query of both file calls; everything is text there. `mapping` is JSON; without it the proposal is used. */
export const seedFileQuery = z.object({
  fileName: z.string().max(255).default('paste'),
  format: z.enum(FILE_FORMATS).optional(),
  mapping: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'mapping is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(mappingSchema)
    .optional(),
});

export const importQuery = seedFileQuery.extend({
  name: nameField,
  badRows: z.enum(['leave_out', 'refuse']).default('refuse'),
  duplicates: z.enum(['keep', 'leave_out']).default('keep'),
});

/** What reading a whole file found. `columns` are the fields seen in the first rows; `badRows` holds the first 200, `badRowCount` all of them. */
export const seedFileReportSchema = z.object({
  format: z.enum(FILE_FORMATS),
  sha256: z.string(),
  byteCount: z.number(),
  rowCount: z.number(),
  goodRowCount: z.number(),
  badRowCount: z.number(),
  badRows: z.array(badRowSchema),
  /** seeds that the good rows give: a Self-Instruct task gives one per instance */
  seedCount: z.number(),
  duplicateInFileCount: z.number(),
  duplicateInProjectCount: z.number(),
  /** what rows hold that seeds do not, with the number of such rows */
  leftOut: z.array(z.object({ kind: z.enum(LEFT_OUT), rowCount: z.number() })),
  columns: z.array(z.object({ name: z.string(), example: z.string(), filledCount: z.number() })),
  proposedMapping: mappingSchema,
  mapping: mappingSchema,
  preview: z.array(
    z.object({
      row: z.number(),
      instruction: z.string(),
      input: z.string().nullable(),
      response: z.string().nullable(),
      category: z.string().nullable(),
    }),
  ),
});
export type SeedFileReport = z.infer<typeof seedFileReportSchema>;

export const seedSetSchema = z.object({
  id: idField,
  name: z.string(),
  rowCount: z.number(),
  badRowCount: z.number(),
  duplicateCount: z.number(),
  createdAt: timeField,
  origin: z.object({
    fileName: z.string(),
    format: z.string(),
    sha256: z.string(),
    byteCount: z.number(),
    mapping: mappingSchema,
  }),
  runCount: z.number(),
});
export type SeedSetView = z.infer<typeof seedSetSchema>;

export const seedsContract = {
  listSets: oc
    .route({ method: 'GET', path: '/projects/{projectId}/seed-sets' })
    .input(projectInput)
    .output(z.array(seedSetSchema)),
  removeSet: oc
    .route({ method: 'DELETE', path: '/projects/{projectId}/seed-sets/{seedSetId}' })
    .input(projectInput.extend({ seedSetId: idField }))
    .output(z.object({})),
};
