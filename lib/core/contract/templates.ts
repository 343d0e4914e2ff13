/** Templates: each operation's prompt in immutable versions, and the choice for the next round. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { INSTRUCTION_ORIGINS } from '../domain/instruction';
import { idField, operationField, projectInput, timeField } from './fields';

export const templateVersionSchema = z.object({
  id: idField,
  operation: operationField,
  version: z.number(),
  text: z.string(),
  note: z.string(),
  authorName: z.string().nullable(),
  createdAt: timeField,
  isChosen: z.boolean(),
  /** evolutions made with it so far, and how many of them are kept now */
  evolutionCount: z.number(),
  keptCount: z.number(),
  /** people's standing decisions about what was made with it; those who are unsure are in neither */
  acceptedCount: z.number(),
  rejectedCount: z.number(),
  /** rounds that were started with it, as "run name, round n" */
  usedIn: z.array(z.string()),
});
export type TemplateVersionView = z.infer<typeof templateVersionSchema>;

export const templatesContract = {
  /** All versions of all operations, newest first within each operation. */
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/templates' })
    .input(projectInput)
    .output(z.array(templateVersionSchema)),
  /** `basedOnVersion` is the newest version that the author saw: a newer one by somebody else is a conflict, not an overwrite. */
  save: oc
    .route({ method: 'POST', path: '/projects/{projectId}/templates/{operation}' })
    .input(
      projectInput.extend({
        operation: operationField,
        text: z.string(),
        note: z.string().trim().max(500).default(''),
        basedOnVersion: z.number().int(),
      }),
    )
    .output(templateVersionSchema),
  choose: oc
    .route({ method: 'POST', path: '/projects/{projectId}/templates/{operation}/choice' })
    .input(projectInput.extend({ operation: operationField, templateVersionId: idField }))
    .output(z.object({})),
  /** A parent at random to see a prompt with: a seed of the project, or with `runId` the head of a lineage of that run. Null: there is none. */
  sampleParent: oc
    .route({ method: 'GET', path: '/projects/{projectId}/templates/sample-parent' })
    .input(projectInput.extend({ runId: idField.optional() }))
    .output(
      z.object({ id: idField, text: z.string(), origin: z.enum(INSTRUCTION_ORIGINS), round: z.number() }).nullable(),
    ),
};
