/** One instruction with where it came from, what came of it, and everything that was sent and received. */
import type { EvolutionView, LineageNode } from '@/lib/core/contract/evolution-view';
import type { InstructionView } from '@/lib/core/contract/instructions';
import { instructionSchema } from '@/lib/core/contract/instructions';
import { followersOfBlind, type LineageEdge } from '@/lib/core/domain/blind-lineage';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { evolutionViews } from './evolution-views';
import { excerpt, excerptOf } from './excerpt';
import { Prisma } from './generated/client';
import { lineagesOf } from './lineages';
import { auditedAmong, blindCalls, blindEvolution, blindNode, blindOf } from './review-blind';
import { teacherCallViews } from './teacher-call-views';

/** A page shows at most so many children, and failed attempts, newest first. */
const CHILD_LIMIT = 100;
const FAILED_LIMIT = 10;
const EXCERPT_LENGTH = 160;

/** As this person may see it: an audited one that they have not decided carries no word of machine or people, and nothing of what became of it. */
export async function findInstruction(
  db: Db,
  scope: ProjectScope,
  personId: Id,
  id: Id,
): Promise<InstructionView | null> {
  const row = await db.instruction.findFirst({ where: { id, projectId: scope.projectId } });
  if (!row) return null;
  const made = await db.evolution.findUnique({ where: { childId: id }, select: { id: true } });
  const [failed, offspring] = await Promise.all([failedAttempts(db, scope, id), childrenOf(db, scope, id)]);
  const audited = await auditedAmong(db, personId, [...(made ? [made.id] : []), ...offspring.map(idOf)]);
  const blind = blindOf(audited);
  const audit = made === null ? undefined : audited.get(made.id);
  const { isBlind, isResponseHidden } = audit ?? { isBlind: false, isResponseHidden: false };
  const shown = isBlind ? [] : withoutFollowers([...failed, ...offspring], blind);
  const tried = failed.filter((attempt) => shown.includes(attempt.evolutionId)).map(idOf);
  const evolutionIds = [...(made ? [made.id] : []), ...tried];
  const [views, calls, lineages, around] = await Promise.all([
    evolutionViews(db, scope, evolutionIds),
    teacherCallViews(db, scope, evolutionIds),
    made ? lineagesOf(db, scope, personId, [made.id]) : null,
    surroundings(db, scope, row),
  ]);
  const self = { evolutionId: null, instructionId: id, round: 0, operation: null, status: null, decidedBy: null };
  const evolution = (made && views.get(made.id)) ?? null;
  const sent = (made && calls.get(made.id)) ?? [];
  return instructionSchema.parse({
    ...row,
    ...around,
    isBlind,
    isResponseHidden,
    response: isResponseHidden ? null : row.response,
    status: isBlind ? null : row.status,
    sourceRow: sourceRow(row.source),
    createdAt: row.createdAt.toISOString(),
    evolution: evolution && isBlind ? blindEvolution(evolution) : evolution,
    lineage: made ? lineages?.path(made.id) : [{ ...self, excerpt: excerpt(row.text, EXCERPT_LENGTH) }],
    children: offspring
      .filter((child) => shown.includes(child.evolutionId))
      .map((child) => (blind.has(child.evolutionId) ? blindNode(child) : child)),
    calls: audit?.isBlind ? blindCalls(sent, audit) : sent,
    failedAttempts: tried.flatMap((evolutionId) => {
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
async function failedAttempts(db: Db, scope: ProjectScope, parentId: Id): Promise<LineageEdge[]> {
  const rows = await db.evolution.findMany({
    where: { parentId, projectId: scope.projectId, state: 'failed' satisfies EvolutionView['state'] },
    orderBy: { id: 'desc' },
    take: FAILED_LIMIT,
    select: { id: true, runId: true, roundNumber: true, attempt: true },
  });
  return rows.map(({ id, runId, roundNumber, attempt }) => ({
    ...{ evolutionId: id, instructionId: null, parentId, runId, round: roundNumber, attempt },
  }));
}

const idOf = ({ evolutionId }: LineageEdge) => evolutionId;

/** Ids of those that do not say by being there what became of a blind one. */
function withoutFollowers(edges: readonly LineageEdge[], blind: ReadonlySet<Id>): Id[] {
  const followers = followersOfBlind(edges, blind);
  return edges.map(idOf).filter((id) => !followers.has(id));
}

type Child = LineageNode & LineageEdge;

function childrenOf(db: Db, scope: ProjectScope, parentId: Id): Promise<Child[]> {
  return db.$queryRaw<Child[]>(Prisma.sql`
    SELECT e.id AS "evolutionId", e."childId" AS "instructionId", e."roundNumber" AS round, e.operation, e.status, e."decidedBy",
      ${excerptOf(Prisma.sql`e."childText"`, EXCERPT_LENGTH)} AS excerpt, e."parentId", e."runId", e.attempt
    FROM evolution e
    WHERE e."parentId" = ${parentId}::uuid AND e."projectId" = ${scope.projectId}::uuid AND e."childId" IS NOT NULL
    ORDER BY e."roundNumber" DESC, e.id DESC LIMIT ${CHILD_LIMIT}`);
}
