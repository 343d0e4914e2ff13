/** What was exported when, and what an export's manifest tells about its runs, templates and seed sets. */
import { type ExportView, exportSchema, type Manifest } from '@/lib/core/contract/exports';
import { runConfigSchema } from '@/lib/core/contract/runs';
import { AppError } from '@/lib/core/domain/app-error';
import { type ExportOptions, exportFileName } from '@/lib/core/domain/export';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import type { Export } from './generated/client';
import { newId } from './new-id';

const LIST_LIMIT = 200;

export async function listExports(db: Db, scope: ProjectScope): Promise<ExportView[]> {
  const where = { projectId: scope.projectId };
  const rows = await db.export.findMany({ where, orderBy: { id: 'desc' }, take: LIST_LIMIT });
  return rows.map(toView);
}

export async function findExport(db: Db, scope: ProjectScope, exportId: Id): Promise<ExportView | null> {
  const row = await db.export.findFirst({ where: { id: exportId, projectId: scope.projectId } });
  return row && toView(row);
}

export type NewExport = { name: string; options: ExportOptions; createdById: Id };

export async function insertExport(db: Db, scope: ProjectScope, made: NewExport): Promise<ExportView> {
  return toView(await db.export.create({ data: { id: newId(), projectId: scope.projectId, ...made } }));
}

/** The first file that is given whole is what the export says; a second one of the same bytes changes nothing. */
export async function finishExport(db: Db, scope: ProjectScope, exportId: Id, manifest: Manifest): Promise<void> {
  const { rowCount, byteCount, sha256 } = manifest;
  await db.export.updateMany({
    where: { id: exportId, projectId: scope.projectId, finishedAt: null },
    data: { rowCount, byteCount, sha256, manifest, finishedAt: new Date() },
  });
}

function toView(row: Export): ExportView {
  const options = exportSchema.shape.options.parse(row.options);
  return exportSchema.parse({
    ...row,
    options,
    fileName: exportFileName(row.name, options.format),
    byteCount: row.byteCount === null ? null : Number(row.byteCount),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  });
}

type Places = Pick<Manifest, 'project' | 'runs' | 'seedSets' | 'templateVersions'>;
export type ExportedPlaces = { runIds: Set<Id>; seedSetIds: Set<Id>; templateVersionRows: Map<Id, number> };

/** Everything that the rows of a file point at, in the order of its making. */
export async function describeExported(db: Db, scope: ProjectScope, exported: ExportedPlaces): Promise<Places> {
  const { projectId } = scope;
  const orderBy = { id: 'asc' } as const;
  const within = (ids: Iterable<Id>) => ({ where: { projectId, id: { in: [...ids] } }, orderBy });
  const project = await db.project.findUniqueOrThrow({ where: { id: projectId }, select: { id: true, name: true } });
  const sets = await db.seedSet.findMany(within(exported.seedSetIds));
  const versions = await db.templateVersion.findMany(within(exported.templateVersionRows.keys()));
  return {
    project,
    runs: await describeRuns(db, scope, exported.runIds),
    seedSets: sets.map(({ id, name, origin }) => {
      const { fileName, sha256 } = originFields(origin);
      return { id, name, fileName, sha256 };
    }),
    templateVersions: versions.map(({ id, operation, version, sha256 }) => {
      return { operation, version, sha256, rowCount: exported.templateVersionRows.get(id) ?? 0 };
    }),
  };
}

async function describeRuns(db: Db, scope: ProjectScope, runIds: Set<Id>): Promise<Manifest['runs']> {
  const where = { projectId: scope.projectId, id: { in: [...runIds] } };
  const runs = await db.run.findMany({
    where,
    orderBy: { id: 'asc' },
    include: { _count: { select: { rounds: true } } },
  });
  const teachers = await db.teacher.findMany({
    where: { projectId: scope.projectId },
    select: { id: true, model: true, baseUrl: true },
  });
  const byId = new Map(teachers.map(({ id, ...teacher }) => [id, teacher]));
  return runs.map((run) => {
    const { method, preset, randomSeed, responderSuffix } = runConfigSchema.parse(run.config);
    const roles = { evolver: run.evolverTeacherId, judge: run.judgeTeacherId, responder: run.responderTeacherId };
    return {
      ...{ id: run.id, name: run.name, method, preset, randomSeed, responderSuffix, isRehearsal: run.isRehearsal },
      rounds: run._count.rounds,
      teachers: Object.fromEntries(
        Object.entries(roles).flatMap(([role, id]) => {
          const teacher = byId.get(id);
          return teacher ? [[role, teacher] as const] : [];
        }),
      ),
    };
  });
}

function originFields(origin: Export['options']): { fileName: string; sha256: string } {
  const fields = origin !== null && typeof origin === 'object' && !Array.isArray(origin) ? origin : {};
  return { fileName: String(fields['fileName'] ?? ''), sha256: String(fields['sha256'] ?? '') };
}

export async function namesFor(
  db: Db,
  scope: ProjectScope,
  runId: Id | null,
): Promise<{ project: string; run: string }> {
  const project = await db.project.findUniqueOrThrow({ where: { id: scope.projectId }, select: { name: true } });
  if (runId === null) return { project: project.name, run: 'all runs' };
  const run = await db.run.findFirst({ where: { id: runId, projectId: scope.projectId }, select: { name: true } });
  if (!run) throw new AppError('not_found', 'There is no such run in this project.', { place: 'runId' });
  return { project: project.name, run: run.name };
}
