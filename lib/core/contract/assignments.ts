/** Who reviews what: a share of all evolutions, a filter, or both. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ROLES } from '../domain/person';
import { idField, projectInput } from './fields';
import { openFilterSchema } from './reviews';

export const assignmentSchema = z.object({
  id: idField,
  personId: z.string(),
  personName: z.string(),
  filter: openFilterSchema,
  /** a half-open range of hundredths: an evolution falls into one of them by its id */
  shareFrom: z.number(),
  shareTo: z.number(),
});
export type AssignmentView = z.infer<typeof assignmentSchema>;

export const assignmentsContract = {
  /** With everybody who can be assigned something. Whoever has no assignment is handed what is assigned to nobody. */
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/assignments' })
    .input(projectInput)
    .output(
      z.object({
        assignments: z.array(assignmentSchema),
        people: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) })),
      }),
    ),
  /** With an id that is there, the assignment is changed. */
  set: oc
    .route({ method: 'PUT', path: '/projects/{projectId}/assignments/{assignmentId}' })
    .input(
      projectInput.extend({
        assignmentId: idField,
        personId: z.string(),
        filter: openFilterSchema.default({}),
        shareFrom: z.number().int().min(0).max(99).default(0),
        shareTo: z.number().int().min(1).max(100).default(100),
      }),
    )
    .output(assignmentSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/projects/{projectId}/assignments/{assignmentId}' })
    .input(projectInput.extend({ assignmentId: idField }))
    .output(z.object({})),
};
