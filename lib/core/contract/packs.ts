/** Packs: the templates of some operations as one JSON file, out of one project and into another. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { operationField, projectInput } from './fields';

const packStepSchema = z.object({
  operation: operationField,
  kind: z.enum(['unchanged', 'choose', 'new_version', 'new_operation']),
  version: z.number(),
  newestVersion: z.number(),
});

export const packPreviewSchema = z.object({
  name: z.string(),
  notes: z.string(),
  /** why it cannot be imported; the steps are then empty */
  problems: z.array(z.object({ path: z.string(), message: z.string() })),
  steps: z.array(packStepSchema.extend({ before: z.string().nullable(), after: z.string() })),
});
export type PackPreview = z.infer<typeof packPreviewSchema>;

/** The whole file; how long it may be, and what else is wrong with it, is for its reader to say. */
const fileInput = projectInput.extend({ file: z.string().max(4 * 1024 * 1024) });

export const packsContract = {
  /** The versions that the next round uses, of these operations. */
  write: oc
    .route({ method: 'POST', path: '/projects/{projectId}/packs/file' })
    .input(
      projectInput.extend({
        name: z.string().trim().min(1, 'Give it a name.').max(120),
        notes: z.string().max(10_000).default(''),
        operations: z.array(operationField).min(1, 'Choose at least one operation.').max(200),
      }),
    )
    .output(z.object({ fileName: z.string(), file: z.string() })),
  /** What an import would do; changes nothing. */
  preview: oc
    .route({ method: 'POST', path: '/projects/{projectId}/packs/preview' })
    .input(fileInput)
    .output(packPreviewSchema),
  /** `seen`: the newest version of each operation in the preview; a newer one by somebody else is a conflict. All of it or nothing. */
  import: oc
    .route({ method: 'POST', path: '/projects/{projectId}/packs' })
    .input(
      fileInput.extend({ seen: z.array(z.object({ operation: operationField, newestVersion: z.number().int() })) }),
    )
    .output(z.object({ steps: z.array(packStepSchema) })),
};
