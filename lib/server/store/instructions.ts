/** One instruction with where it came from, what came of it, and everything that was sent and received. */
import type { EvolutionView, LineageNode } from '@/lib/core/contract/evolution-view';
import type { InstructionView } from '@/lib/core/contract/instructions';
import { instructionSchema } from '@/lib/core/contract/instructions';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { evolutionViews } from './evolution-views';
import { Prisma } from './generated/client';
import { lineagesOf } from './lineages';
import { teacherCallViews } from './teacher-call-views';

/** A page shows at most so many children, and failed attempts, newest first. */
const CHILD_LIMIT = 100;
const FAILED_LIMIT = 10;
const EXCERPT_LENGTH = 160;

export async function findInstruction(db: Db, scope: ProjectScope, id: Id): Promise<InstructionView | null> {
  const row = await db.instruction.findFirst({ where: { id, projectId: scope.projectId } });
  if (!row) return null;
  const made = await db.evolution.findUnique({ where: { childId: id }, select: { id: true } });
  const failed = await failedAttempts(db, scope, id);
  const evolutionIds = [...(made ? [made.id] : []), ...failed];
  const [views, calls, lineages, around, children] = await Promise.all([
    evolutionViews(db, scope, evolutionIds),
    teacherCallViews(db, scope, evolutionIds),
    made ? lineagesOf(db, scope, [made.id]) : null,
    surroundings(db, scope, row),
    childrenOf(db, scope, id),
  ]);
  const self = { evolutionId: null, instructionId: id, round: 0, operation: null, status: null, decidedBy: null };
  return instructionSchema.parse({
    ...row,
    ...around,
    sourceRow: sourceRow(row.source),
    createdAt: row.createdAt.toISOString(),
    evolution: (made && views.get(made.id)) ?? null,
    lineage: made ? lineages?.path(made.id) : [{ ...self, excerpt: row.text.slice(0, EXCERPT_LENGTH) }],
    children,
    calls: (made && calls.get(made.id)) ?? [],
    failedAttempts: failed.flatMap((evolutionId) => {
      const evolution = views.get(evolutionId);
      return evolution ? [{ evolution, calls: calls.get(evolutionId) ?? [] }] : [];
    }),
  } satisfies Record<keyof InstructionView, unknown>);
}

function sourceRow(source: Prisma.JsonValue): number | null {
  if (source === null || typeof source !== 'object' || Array.isArray(source)) return null;
  return typeof source['row'] === 'number' ? source['row'] : null;
}

type Ends = { parentId: Id | null; seedSetId: Id | null; runId: Id | null };

async function surroundings(db: Db, scope: ProjectScope, { parentId, seedSetId, runId }: Ends) {
  const { projectId } = scope;
  const [parent, seedSet, run] = await Promise.all([
    parentId && db.instruction.findFirst({ where: { id: parentId, projectId }, select: { id: true, text: true } }),
    seedSetId && db.seedSet.findFirst({ where: { id: seedSetId, projectId }, select: { id: true, name: true } }),
    runId && db.run.findFirst({ where: { id: runId, projectId }, select: { name: true } }),
  ]);
  return { parent: parent || null, seedSet: seedSet || null, runName: run ? run.name : null };
}

/** Attempts that gave no child: they have no page of their own, so their parent's shows what was sent and what went wrong. */
async function failedAttempts(db: Db, scope: ProjectScope, parentId: Id): Promise<Id[]> {
  const rows = await db.evolution.findMany({
    where: { parentId, projectId: scope.projectId, state: 'failed' satisfies EvolutionView['state'] },
    orderBy: { id: 'desc' },
    take: FAILED_LIMIT,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

function childrenOf(db: Db, scope: ProjectScope, parentId: Id): Promise<LineageNode[]> {
  return db.$queryRaw<LineageNode[]>(Prisma.sql`
    SELECT e.id AS "evolutionId", e."childId" AS "instructionId", e."roundNumber" AS round, e.operation, e.status, e."decidedBy",
      left(e."childText", ${EXCERPT_LENGTH}) AS excerpt
    FROM evolution e
    WHERE e."parentId" = ${parentId}::uuid AND e."projectId" = ${scope.projectId}::uuid AND e."childId" IS NOT NULL
    ORDER BY e."roundNumber" DESC, e.id DESC LIMIT ${CHILD_LIMIT}`);
}
