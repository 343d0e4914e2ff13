/** Saved views: a filter with a name, mine or everybody's. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { idField, nameField, projectInput } from './fields';

export const VIEW_PAGES = ['instructions', 'review'] as const;

export const savedViewSchema = z.object({
  id: idField,
  name: z.string(),
  page: z.enum(VIEW_PAGES),
  /** the search part of the address, without its question mark */
  query: z.string(),
  isMine: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const savedViewsContract = {
  /** Mine and everybody's, by name. */
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/views' })
    .input(projectInput.extend({ page: z.enum(VIEW_PAGES) }))
    .output(z.array(savedViewSchema)),
  /** A view of the same name, page and owner is replaced. */
  save: oc
    .route({ method: 'POST', path: '/projects/{projectId}/views' })
    .input(
      projectInput.extend({
        name: nameField,
        page: z.enum(VIEW_PAGES),
        query: z.string().max(4000),
        isForEverybody: z.boolean().default(false),
      }),
    )
    .output(savedViewSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/projects/{projectId}/views/{viewId}' })
    .input(projectInput.extend({ viewId: idField }))
    .output(z.object({ removed: z.boolean() })),
};
