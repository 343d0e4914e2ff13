/** What was made of a seed in all runs, and what hangs on one of its nodes. Found by parents, whose index serves both. */
import { type Consequences, type LineageTree, TREE_LIMIT, type TreeNode } from '@/lib/core/contract/lineages';
import { followersOfBlind, type LineageEdge } from '@/lib/core/domain/blind-lineage';
import { changedExcerpt } from '@/lib/core/domain/changed-excerpt';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { isOverState, type RunState } from '@/lib/core/domain/run';
import { REVIEWABLE } from './bulk-items';
import type { Db } from './connection';
import { excerpt } from './excerpt';
import { readHead } from './frontier';
import { Prisma } from './generated/client';
import { BLIND_STATE, blindAmong, blindNode, hasAudit } from './review-blind';

const EXCERPT_LENGTH = 140;
/** Children that differ from their parents further on are shown from their start. */
const COMPARED_LENGTH = 1500;

/** As this person may see it. Null: it is no seed of this project. */
export async function findLineageTree(
  db: Db,
  scope: ProjectScope,
  personId: Id,
  seedId: Id,
): Promise<LineageTree | null> {
  const { projectId } = scope;
  const seed = await db.instruction.findFirst({
    where: { id: seedId, projectId, origin: 'seed' },
    select: { id: true, text: true, isRehearsal: true },
  });
  if (!seed) return null;
  const found = await nodesBelow(db, scope, seedId);
  const nodes = await withoutBlindWords(db, personId, found.slice(0, TREE_LIMIT));
  const runs = await db.run.findMany({
    where: { projectId, id: { in: [...new Set(nodes.map((node) => node.runId))] } },
    select: { id: true, name: true, state: true, isRehearsal: true },
    orderBy: { id: 'asc' },
  });
  return {
    seed: { id: seed.id, excerpt: excerpt(seed.text, EXCERPT_LENGTH), isRehearsal: seed.isRehearsal },
    runs: runs.map((run) => ({ ...run, state: run.state as RunState })),
    nodes,
    isCut: found.length > TREE_LIMIT,
  };
}

/** What the machine and others said of a blind node, and what follows it: that it was evolved further, or tried again, is its verdict in other words. */
async function withoutBlindWords(db: Db, personId: Id, nodes: readonly TreeNode[]): Promise<TreeNode[]> {
  const blind = await blindAmong(
    db,
    personId,
    nodes.map((node) => node.evolutionId),
  );
  if (blind.size === 0) return [...nodes];
  const followers = followersOfBlind(nodes, blind);
  return nodes
    .filter((node) => !followers.has(node.evolutionId))
    .map((node) =>
      blind.has(node.evolutionId) ? { ...blindNode(node), state: BLIND_STATE, verdict: null, rule: null } : node,
    );
}

/** By rounds, so that a cut leaves out the last ones and never a parent of what is there. */
async function nodesBelow(db: Db, scope: ProjectScope, seedId: Id): Promise<TreeNode[]> {
  const rows = await db.$queryRaw<(TreeNode & { parentText: string })[]>(Prisma.sql`
    WITH RECURSIVE below AS (
      SELECT id, "childId" FROM evolution WHERE "parentId" = ${seedId}::uuid
      UNION ALL
      SELECT e.id, e."childId" FROM below b JOIN evolution e ON e."parentId" = b."childId"
    )
    SELECT e.id AS "evolutionId", e."childId" AS "instructionId", e."parentId", e."runId", e."roundNumber" AS round, e.attempt, e.operation,
           v.version AS "templateVersion", e.state, e.verdict, e.status, e."decidedBy", e.rule, false AS "isBlind", e."isFlagged", left(e."childText", ${COMPARED_LENGTH}::int) AS excerpt,
           left(p.text, ${COMPARED_LENGTH}::int) AS "parentText"
    FROM below b JOIN evolution e ON e.id = b.id JOIN instruction p ON p.id = e."parentId" LEFT JOIN template_version v ON v.id = e."templateVersionId"
    WHERE e."projectId" = ${scope.projectId}::uuid
    ORDER BY e."roundNumber", e."runId", e.attempt NULLS LAST, e.id LIMIT ${TREE_LIMIT + 1}::int`);
  return rows.map(({ parentText, excerpt, ...node }) => ({
    ...node,
    excerpt: excerpt === null ? null : changedExcerpt(excerpt, parentText, EXCERPT_LENGTH),
  }));
}

type Descendants = { descendants: number; kept: number };

/** What was made of the children of these evolutions, over any number of rounds, as far as this person may know: what a tree leaves out is not counted either. */
export async function countDescendants(
  db: Db,
  scope: ProjectScope,
  personId: Id,
  evolutionIds: readonly Id[],
): Promise<Descendants> {
  if (await hasAudit(db, scope)) return countSeenDescendants(db, scope, personId, evolutionIds);
  const [row] = await db.$queryRaw<Descendants[]>(Prisma.sql`
    ${belowAll(scope, evolutionIds)}
    SELECT count(*)::int AS descendants, (count(*) FILTER (WHERE e.status = 'kept'))::int AS kept
    FROM below b JOIN evolution e ON e.id = b.id WHERE ${REVIEWABLE}`);
  return row ?? { descendants: 0, kept: 0 };
}

const belowAll = (scope: ProjectScope, evolutionIds: readonly Id[]) => Prisma.sql`
  WITH RECURSIVE below AS (
    SELECT d.id, d."childId" FROM evolution e JOIN evolution d ON d."parentId" = e."childId"
    WHERE e.id = ANY(${[...evolutionIds]}::uuid[]) AND e."projectId" = ${scope.projectId}::uuid
    UNION ALL
    SELECT d.id, d."childId" FROM below b JOIN evolution d ON d."parentId" = b."childId"
  )`;

async function countSeenDescendants(
  db: Db,
  scope: ProjectScope,
  personId: Id,
  evolutionIds: readonly Id[],
): Promise<Descendants> {
  const edges = await db.$queryRaw<(LineageEdge & { status: string })[]>(Prisma.sql`
    ${belowAll(scope, evolutionIds)}
    SELECT e.id AS "evolutionId", e."childId" AS "instructionId", e."parentId", e."runId", e."roundNumber" AS round, e.attempt, e.status
    FROM below b JOIN evolution e ON e.id = b.id WHERE ${REVIEWABLE}
    ORDER BY e."roundNumber", e."runId", e.attempt NULLS LAST, e.id`);
  const blind = await blindAmong(
    db,
    personId,
    edges.map((edge) => edge.evolutionId),
  );
  const followers = followersOfBlind(edges, blind);
  const seen = edges.filter(({ evolutionId }) => !followers.has(evolutionId));
  return {
    descendants: seen.length,
    kept: seen.filter(({ evolutionId, status }) => status === 'kept' && !blind.has(evolutionId)).length,
  };
}

/** Null: there is no such evolution in this project. Of a blind one nothing is told. */
export async function findConsequences(
  db: Db,
  scope: ProjectScope,
  personId: Id,
  evolutionId: Id,
): Promise<Consequences | null> {
  const evolution = await db.evolution.findFirst({
    where: { id: evolutionId, projectId: scope.projectId },
    select: { runId: true, lineageId: true, childId: true },
  });
  if (!evolution) return null;
  if ((await blindAmong(db, personId, [evolutionId])).size > 0) return { descendants: 0, kept: 0, isHead: null };
  const counts = await countDescendants(db, scope, personId, [evolutionId]);
  const run = await db.run.findUniqueOrThrow({ where: { id: evolution.runId }, select: { state: true } });
  if (isOverState(run.state as RunState)) return { ...counts, isHead: null };
  const head = await readHead(db, evolution.lineageId);
  return { ...counts, isHead: evolution.childId !== null && head === evolution.childId };
}
