/** Lineages as a person sees them: the way from the seed to a child, and its siblings, for a whole page of evolutions in three queries. What is blind to them says nothing. */
import type { LineageNode } from '@/lib/core/contract/evolution-view';
import type { LineageTreeNode } from '@/lib/core/contract/reviews';
import { followersOfBlind, type LineageEdge } from '@/lib/core/domain/blind-lineage';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { excerptOf } from './excerpt';
import { Prisma } from './generated/client';
import { blindAmong, blindNode } from './review-blind';

const EXCERPT_LENGTH = 100;

export type Lineages = {
  /** seed first, the evolution itself last */
  path(evolutionId: Id): LineageNode[];
  /** everything that was made in the evolution's lineage, the seed first, then by round; without what follows a blind one, but for the way to the evolution itself */
  tree(evolutionId: Id): LineageTreeNode[];
  /** `kept` and `dropped` count those that are not blind */
  siblings(evolutionId: Id): { total: number; kept: number; dropped: number };
};

type Node = LineageTreeNode & LineageEdge & { lineageId: Id };

export async function lineagesOf(
  db: Db,
  scope: ProjectScope,
  personId: Id,
  evolutionIds: readonly Id[],
): Promise<Lineages> {
  const found = await nodesAround(db, scope, evolutionIds);
  const blind = await blindAmong(
    db,
    personId,
    found.map((node) => node.evolutionId),
  );
  const nodes = found.map((node) => (blind.has(node.evolutionId) ? blindNode(node) : node));
  const followers = followersOfBlind(nodes, blind);
  const byId = new Map(nodes.map((node) => [node.evolutionId, node]));
  const byChild = new Map(nodes.map((node) => [node.instructionId, node]));
  const roots = await rootNodes(
    db,
    nodes.map((node) => node.parentId).filter((id) => !byChild.has(id)),
  );
  const pathOf = (evolutionId: Id): LineageTreeNode[] => {
    const path: LineageTreeNode[] = [];
    for (let node = byId.get(evolutionId); node; node = byChild.get(node.parentId)) path.unshift(node);
    const root = path[0]?.parentId ? roots.get(path[0].parentId) : undefined;
    return root ? [root, ...path] : path;
  };
  return {
    path: (evolutionId) => pathOf(evolutionId).map(asStep),
    tree: (evolutionId) => {
      const self = byId.get(evolutionId);
      const path = pathOf(evolutionId);
      const [seed] = path;
      const isShown = ({ evolutionId: id }: Node) => !followers.has(id) || path.some((node) => node.evolutionId === id);
      const members = nodes
        .filter((node) => node.lineageId === self?.lineageId && isShown(node))
        .map((node) => ({ ...asStep(node), parentId: node.parentId }));
      return seed && seed.evolutionId === null ? [seed, ...members] : members;
    },
    siblings: (evolutionId) => {
      const self = byId.get(evolutionId);
      const others = nodes.filter(
        (node) =>
          node.evolutionId !== evolutionId && node.lineageId === self?.lineageId && node.parentId === self.parentId,
      );
      return {
        total: others.length,
        kept: others.filter((node) => node.status === 'kept').length,
        dropped: others.filter((node) => node.status === 'dropped').length,
      };
    },
  };
}

function asStep(node: LineageNode): LineageNode {
  const { evolutionId, instructionId, round, operation, status, decidedBy, excerpt, isBlind } = node;
  const step = { evolutionId, instructionId, round, operation, status, decidedBy, excerpt };
  return isBlind ? { ...step, isBlind } : step;
}

function nodesAround(db: Db, scope: ProjectScope, evolutionIds: readonly Id[]): Promise<Node[]> {
  return db.$queryRaw<Node[]>(Prisma.sql`
    SELECT e.id AS "evolutionId", e."childId" AS "instructionId", e."roundNumber" AS round, e.operation, e.status, e."decidedBy",
           ${excerptOf(Prisma.sql`e."childText"`, EXCERPT_LENGTH)} AS excerpt, e."lineageId", e."parentId", e."runId", e.attempt
    FROM evolution e
    WHERE e."projectId" = ${scope.projectId}::uuid AND e."childId" IS NOT NULL AND e.status IS NOT NULL
      AND e."lineageId" IN (SELECT "lineageId" FROM evolution WHERE id = ANY(${[...evolutionIds]}::uuid[]))
    ORDER BY e."roundNumber", e.attempt NULLS LAST, e.id`);
}

async function rootNodes(db: Db, instructionIds: readonly Id[]): Promise<Map<Id, LineageTreeNode>> {
  const rows = await db.$queryRaw<{ id: Id; excerpt: string; status: LineageNode['status'] }[]>(Prisma.sql`
    SELECT id, ${excerptOf(Prisma.sql`text`, EXCERPT_LENGTH)} AS excerpt, status FROM instruction WHERE id = ANY(${[...new Set(instructionIds)]}::uuid[])`);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        evolutionId: null,
        instructionId: row.id,
        round: 0,
        operation: null,
        status: row.status,
        decidedBy: null,
        excerpt: row.excerpt,
        parentId: null,
      },
    ]),
  );
}
