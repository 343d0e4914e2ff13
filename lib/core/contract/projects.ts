/** Projects. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { REJECT_REASONS } from '../domain/review';
import { idField, nameField, projectInput, timeField } from './fields';

/** What the project calls the reasons to reject; a missing one keeps its own name. */
export const reasonNamesSchema = z.partialRecord(z.enum(REJECT_REASONS), z.string().trim().min(1).max(40));

export const projectSchema = z.object({
  id: idField,
  name: z.string(),
  description: z.string(),
  isSample: z.boolean(),
  /** how many people decide about each evolution */
  overlap: z.number(),
  reasonNames: reasonNamesSchema,
  createdAt: timeField,
  seedCount: z.number(),
  runCount: z.number(),
  keptCount: z.number(),
  undecidedCount: z.number(),
  /** finished evolutions that still want somebody's decision */
  unreviewedCount: z.number(),
});
export type ProjectView = z.infer<typeof projectSchema>;

export const projectsContract = {
  list: oc.route({ method: 'GET', path: '/projects' }).output(z.array(projectSchema)),
  get: oc.route({ method: 'GET', path: '/projects/{projectId}' }).input(projectInput).output(projectSchema),
  create: oc
    .route({ method: 'POST', path: '/projects' })
    .input(z.object({ name: nameField, description: z.string().max(2000).default('') }))
    .output(projectSchema),
  update: oc
    .route({ method: 'PATCH', path: '/projects/{projectId}' })
    .input(
      projectInput.extend({
        name: nameField.optional(),
        description: z.string().max(2000).optional(),
        overlap: z.number().int().min(1).max(20).optional(),
        reasonNames: reasonNamesSchema.optional(),
      }),
    )
    .output(projectSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/projects/{projectId}' })
    /** `leavesBatches`: also when a batch at a provider cannot be stopped */
    .input(projectInput.extend({ name: z.string(), leavesBatches: z.boolean().default(false) }))
    .output(z.object({})),
};
