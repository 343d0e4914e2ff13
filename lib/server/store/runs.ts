/** Runs and their lineages, as rows. */
import { runConfigSchema } from '@/lib/core/contract/runs';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { RUN_STATES, type RunConfig, type RunState } from '@/lib/core/domain/run';
import { normalLoop } from '@/lib/core/domain/run-loop';
import type { TeacherRole } from '@/lib/core/domain/teacher';
import { RUN_DRIVERS, type RunDriver } from '@/lib/core/domain/teacher-batch';
import type { Db } from './connection';
import { Prisma, type Run } from './generated/client';
import { newId } from './new-id';

export type RunRecord = {
  id: Id;
  projectId: Id;
  name: string;
  config: RunConfig;
  teacherIds: Record<TeacherRole, Id>;
  seedSetIds: Id[];
  lineageCount: number;
  state: RunState;
  stateReason: string | null;
  stateSince: string;
  roundsQueued: number;
  driver: RunDriver;
  isRehearsal: boolean;
  createdAt: string;
};

export type NewRun = Pick<RunRecord, 'name' | 'config' | 'teacherIds' | 'seedSetIds' | 'isRehearsal'> & {
  /** live when left out */
  driver?: RunDriver;
  createdById: Id;
};

/** Makes the run and one lineage per seed of its sets, in the order of the sets and their rows. */
export async function createRun(tx: Db, scope: ProjectScope, run: NewRun): Promise<RunRecord> {
  const seeds = await tx.$queryRaw<{ id: Id }[]>`
    SELECT id FROM instruction
    WHERE "projectId" = ${scope.projectId}::uuid AND "seedSetId" = ANY(${run.seedSetIds}::uuid[]) AND origin = 'seed'
    ORDER BY array_position(${run.seedSetIds}::uuid[], "seedSetId"), ordinal`;
  const row = await tx.run.create({
    data: {
      id: newId(),
      projectId: scope.projectId,
      name: run.name,
      config: run.config,
      evolverTeacherId: run.teacherIds.evolver,
      judgeTeacherId: run.teacherIds.judge,
      responderTeacherId: run.teacherIds.responder,
      seedSetIds: run.seedSetIds,
      lineageCount: seeds.length,
      state: 'idle',
      driver: run.driver ?? 'live',
      isRehearsal: run.isRehearsal,
      createdById: run.createdById,
    },
  });
  const seedIds = seeds.map((seed) => seed.id);
  const lineageIds = seedIds.map(() => newId());
  await tx.$executeRaw`
    INSERT INTO lineage (id, "runId", ordinal, "seedId")
    SELECT t.id, ${row.id}::uuid, t.position::int, t."seedId"
    FROM unnest(${lineageIds}::uuid[], ${seedIds}::uuid[]) WITH ORDINALITY AS t(id, "seedId", position)`;
  return toRecord(row);
}

export async function listRuns(db: Db, scope: ProjectScope): Promise<RunRecord[]> {
  const rows = await db.run.findMany({ where: { projectId: scope.projectId }, orderBy: { id: 'desc' } });
  return rows.map(toRecord);
}

export async function getRun(db: Db, scope: ProjectScope, runId: Id): Promise<RunRecord> {
  const row = await db.run.findFirst({ where: { id: runId, projectId: scope.projectId } });
  if (!row) throw new AppError('not_found', 'There is no such run in this project.');
  return toRecord(row);
}

/** Holds the run for the rest of the transaction. Lock order everywhere: run, round, evolution. */
export async function lockRun(tx: Db, scope: ProjectScope, runId: Id): Promise<RunRecord> {
  await tx.$queryRaw`SELECT id FROM run WHERE id = ${runId}::uuid AND "projectId" = ${scope.projectId}::uuid FOR NO KEY UPDATE`;
  return getRun(tx, scope, runId);
}

export async function changeRun(
  tx: Db,
  runId: Id,
  change: { state?: RunState; stateReason?: string | null; roundsQueued?: number },
): Promise<void> {
  const since = change.state === undefined ? {} : { stateSince: new Date() };
  await tx.run.update({ where: { id: runId }, data: { ...change, ...since } });
}

/** Holds for what is judged from now on; the caller holds the run. */
export async function changeRunConfig(tx: Db, runId: Id, config: RunConfig): Promise<void> {
  await tx.run.update({ where: { id: runId }, data: { config } });
}

/** Pauses only what runs, so that of several failing calls the first one's reason stays. */
export async function pauseRunningRun(db: Db, runId: Id, reason: string): Promise<boolean> {
  const changed = await db.run.updateMany({
    where: { id: runId, state: 'running' },
    data: { state: 'paused', stateReason: reason, stateSince: new Date() },
  });
  return changed.count === 1;
}

export async function listRunningRuns(db: Db): Promise<{ id: Id; projectId: Id }[]> {
  return db.run.findMany({ where: { state: 'running' }, select: { id: true, projectId: true } });
}

/** Of any project: for the page of workers. */
export async function findRunNames(
  db: Db,
  ids: readonly Id[],
): Promise<Map<Id, { id: Id; projectId: Id; name: string }>> {
  const rows = await db.run.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, projectId: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

export function countSeedSets(db: Db, scope: ProjectScope, ids: readonly Id[]): Promise<number> {
  return db.seedSet.count({ where: { projectId: scope.projectId, id: { in: [...ids] } } });
}

/** The rows that a run of these sets would have as lineages. */
export function countSeeds(db: Db, scope: ProjectScope, seedSetIds: readonly Id[]): Promise<number> {
  return db.instruction.count({
    where: { projectId: scope.projectId, origin: 'seed', seedSetId: { in: [...seedSetIds] } },
  });
}

/** seeds + kept now, per run; from the maintained counts, because every page that names the runs asks for it */
export async function poolSizes(db: Db, runIds: readonly Id[]): Promise<Map<Id, number>> {
  const rows = await db.$queryRaw<{ runId: Id; size: number }[]>(Prisma.sql`
    SELECT r.id AS "runId", r."lineageCount" + (
      SELECT coalesce(sum(t.count), 0) FROM evolution_tally t
      WHERE t."projectId" = r."projectId" AND t."runId" = r.id AND t.status = 'kept'
    )::int AS size FROM run r WHERE r.id = ANY(${[...runIds]}::uuid[])`);
  return new Map(rows.map((row) => [row.runId, row.size]));
}

function toRecord(row: Run): RunRecord {
  const state = RUN_STATES.find((known) => known === row.state);
  if (!state) throw new Error(`run ${row.id} has the unknown state ${row.state}`);
  return {
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    config: normalLoop(runConfigSchema.parse(row.config)),
    teacherIds: { evolver: row.evolverTeacherId, judge: row.judgeTeacherId, responder: row.responderTeacherId },
    seedSetIds: row.seedSetIds,
    lineageCount: row.lineageCount,
    state,
    stateReason: row.stateReason,
    stateSince: row.stateSince.toISOString(),
    roundsQueued: row.roundsQueued,
    driver: RUN_DRIVERS.find((known) => known === row.driver) ?? 'live',
    isRehearsal: row.isRehearsal,
    createdAt: row.createdAt.toISOString(),
  };
}
