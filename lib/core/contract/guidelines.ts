/** What annotators are told: Markdown in versions that never change. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { idField, pageOf, projectInput, timeField } from './fields';

/** Characters; read whole beside every item, so it is no book. */
export const GUIDELINE_LIMIT = 100_000;

export const guidelineVersionSchema = z.object({
  id: idField,
  version: z.number().int(),
  text: z.string(),
  note: z.string(),
  authorName: z.string().nullable(),
  createdAt: timeField,
});
export type GuidelineVersionView = z.infer<typeof guidelineVersionSchema>;

const versionField = z.coerce.number().int().min(1);

export const guidelinesContract = {
  /** What holds now; null until somebody has written something. */
  current: oc
    .route({ method: 'GET', path: '/projects/{projectId}/guidelines/current' })
    .input(projectInput)
    .output(guidelineVersionSchema.nullable()),
  /** Newest first, without the texts. */
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/guidelines' })
    .input(
      projectInput.extend({
        cursor: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(100).default(30),
      }),
    )
    .output(pageOf(guidelineVersionSchema.omit({ text: true }))),
  version: oc
    .route({ method: 'GET', path: '/projects/{projectId}/guidelines/versions/{version}' })
    .input(projectInput.extend({ version: versionField }))
    .output(guidelineVersionSchema),
  /** `basedOnVersion` is the newest version that the author saw, 0 without any: a newer one by somebody else is a conflict, not an overwrite. */
  save: oc
    .route({ method: 'POST', path: '/projects/{projectId}/guidelines' })
    .input(
      projectInput.extend({
        text: z.string().max(GUIDELINE_LIMIT, 'Guidelines hold at most 100 000 characters.'),
        note: z.string().trim().max(500).default(''),
        basedOnVersion: z.number().int().min(0),
      }),
    )
    .output(guidelineVersionSchema),
};
