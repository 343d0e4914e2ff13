/** What was made of a seed, in every round of every run: the tree, what depends on a node, and a new attempt of an edge. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { EVOLUTION_STATES, RULES, VERDICTS } from '../domain/evolution';
import { RUN_STATES } from '../domain/run';
import { bulkJobSchema } from './bulk';
import { decidedBySchema } from './evolution-view';
import { idField, operationField, projectInput, timeField } from './fields';

/** One evolution; `parentId` is the instruction that it was made of. Without a child it is under way, or it failed. */
export const treeNodeSchema = z.object({
  evolutionId: idField,
  instructionId: idField.nullable(),
  parentId: idField,
  runId: idField,
  round: z.number(),
  attempt: z.number().nullable(),
  operation: operationField,
  templateVersion: z.number().nullable(),
  state: z.enum(EVOLUTION_STATES),
  /** the machine's word */
  verdict: z.enum(VERDICTS).nullable(),
  status: z.enum(VERDICTS).nullable(),
  decidedBy: decidedBySchema.nullable(),
  rule: z.enum(RULES).nullable(),
  /** audited, and I have neither decided it nor asked to see more: it carries no verdict, its state is `answered`, and what follows it is left out of the tree */
  isBlind: z.boolean(),
  isFlagged: z.boolean(),
  excerpt: z.string().nullable(),
});
export type TreeNode = z.infer<typeof treeNodeSchema>;

export const lineageTreeSchema = z.object({
  seed: z.object({ id: idField, excerpt: z.string(), isRehearsal: z.boolean() }),
  runs: z.array(z.object({ id: idField, name: z.string(), state: z.enum(RUN_STATES), isRehearsal: z.boolean() })),
  /** parents before their children; by run, round, then attempts, then people's edits */
  nodes: z.array(treeNodeSchema),
  /** there are more than TREE_LIMIT: those of the last rounds are left out */
  isCut: z.boolean(),
});
export type LineageTree = z.infer<typeof lineageTreeSchema>;

export const TREE_LIMIT = 5000;

export const consequencesSchema = z.object({
  /** what was made of it in later rounds, over any number of them */
  descendants: z.number(),
  /** of these, what stands as kept */
  kept: z.number(),
  /** its child is what the next round would evolve; null when no further round can come */
  isHead: z.boolean().nullable(),
});
export type Consequences = z.infer<typeof consequencesSchema>;

/** `refusal`: why it cannot be made again now, in words. */
export const attemptOfferSchema = z.object({
  refusal: z.string().nullable(),
  /** kept children of this lineage and round, which the new attempt replaces */
  replaces: z.number(),
  /** what was made of those, and stands as kept */
  keptDescendants: z.number(),
  /** those that fit come first */
  operations: z.array(
    z.object({
      operation: operationField,
      /** the run draws it in one of its rounds, or the node was made with it */
      fits: z.boolean(),
      /** newest first */
      versions: z.array(
        z.object({
          id: idField,
          version: z.number(),
          note: z.string(),
          createdAt: timeField,
          /** what the project's next round begins with, and what is taken when none is named */
          isChosen: z.boolean(),
        }),
      ),
    }),
  ),
});
export type AttemptOffer = z.infer<typeof attemptOfferSchema>;

const nodeInput = projectInput.extend({ evolutionId: idField });

export const lineagesContract = {
  tree: oc
    .route({ method: 'GET', path: '/projects/{projectId}/lineages/{seedId}' })
    .input(projectInput.extend({ seedId: idField }))
    .output(lineageTreeSchema),
  /** What depends on an evolution: asked after it was rejected or kept. Nothing, as long as it is blind. */
  consequences: oc
    .route({ method: 'GET', path: '/projects/{projectId}/evolutions/{evolutionId}/consequences' })
    .input(nodeInput)
    .output(consequencesSchema),
  /** Rejects everything that descends from it, as a bulk job that can be taken back; itself too with `hasRoot`. */
  dropDescendants: oc
    .route({ method: 'POST', path: '/projects/{projectId}/evolutions/{evolutionId}/drop-descendants' })
    .input(
      nodeInput.extend({
        bulkId: idField,
        hasRoot: z.boolean().default(false),
        reason: z.string().trim().max(200).nullable().default(null),
      }),
    )
    .output(bulkJobSchema),
  attemptOffer: oc
    .route({ method: 'GET', path: '/projects/{projectId}/evolutions/{evolutionId}/attempts' })
    .input(nodeInput)
    .output(attemptOfferSchema),
  /** A further attempt of the same edge in the same round, made by a worker, with a version of the operation's template; without one with the chosen version. The kept child of that lineage and round is dropped in the same transaction. */
  regenerate: oc
    .route({ method: 'POST', path: '/projects/{projectId}/evolutions/{evolutionId}/attempts' })
    .input(
      nodeInput.extend({
        operation: operationField,
        templateVersionId: idField.optional(),
        dropsDescendants: z.boolean().default(false),
      }),
    )
    .output(z.object({ evolutionId: idField })),
};
