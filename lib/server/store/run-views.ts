/** Runs as the contract shows them, any number with one query per table. */
import type { RoundView, RunView } from '@/lib/core/contract/runs';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { standingScores } from './round-scores';
import { listRounds, type RoundRecord } from './rounds';
import { listBudgets } from './run-budgets';
import { getRun, poolSizes, type RunRecord } from './runs';
import { listTeacherWaits, type TeacherWait } from './teacher-waits';

export async function viewRuns(db: Db, scope: ProjectScope, runs: readonly RunRecord[]): Promise<RunView[]> {
  const runIds = runs.map((run) => run.id);
  const atWork = runs.filter((run) => run.state === 'running').flatMap((run) => Object.values(run.teacherIds));
  const rounds = await listRounds(db, runIds);
  const [teachers, waits, seedSets, pools, views, budgets, scores] = await Promise.all([
    teacherNames(db, scope),
    listTeacherWaits(db, atWork),
    seedSetNames(db, scope),
    poolSizes(db, runIds),
    viewRounds(db, rounds),
    listBudgets(db, runIds),
    standingScores(db, runIds),
  ]);
  const teacherOf = (id: Id) => teachers.get(id) ?? { id, name: 'removed teacher', model: '' };
  return runs.map(({ teacherIds, seedSetIds, ...run }) => ({
    ...run,
    teachers: {
      evolver: teacherOf(teacherIds.evolver),
      judge: teacherOf(teacherIds.judge),
      responder: teacherOf(teacherIds.responder),
    },
    waits: run.state === 'running' ? waitsOf(waits, Object.values(teacherIds)) : [],
    seedSets: seedSetIds.map((id) => seedSets.get(id) ?? { id, name: 'removed seed set', rowCount: 0 }),
    rounds: views.filter((round) => round.runId === run.id),
    scores: scores.filter(({ runId }) => runId === run.id).map(({ runId: _runId, ...score }) => score),
    budget: budgets.get(run.id) ?? null,
    poolSize: pools.get(run.id) ?? run.lineageCount,
  }));
}

export async function viewRun(db: Db, scope: ProjectScope, runId: Id): Promise<RunView> {
  const [view] = await viewRuns(db, scope, [await getRun(db, scope, runId)]);
  if (!view) throw new Error(`run ${runId} has no view`);
  return view;
}

export async function viewRounds(db: Db, rounds: readonly RoundRecord[]): Promise<RoundView[]> {
  const ids = [...new Set(rounds.flatMap((round) => Object.values(round.templateVersions)))];
  const found = await db.templateVersion.findMany({ where: { id: { in: ids } }, select: { id: true, version: true } });
  const versions = new Map(found.map((row) => [row.id, row.version]));
  return rounds.map(({ id, runId, number, state, counters, startedAt, finishedAt, templateVersions }) => {
    const pinned: RoundView['templateVersions'] = {};
    for (const [operation, versionId] of Object.entries(templateVersions)) {
      const version = versions.get(versionId);
      if (version !== undefined) pinned[operation] = { id: versionId, version };
    }
    return { id, runId, number, state, counters, templateVersions: pinned, startedAt, finishedAt };
  });
}

const waitsOf = (waits: readonly TeacherWait[], teacherIds: readonly Id[]) =>
  waits.filter(({ teacherId }) => teacherIds.includes(teacherId)).map(({ wait }) => wait);

async function teacherNames(db: Db, scope: ProjectScope) {
  const rows = await db.teacher.findMany({
    where: { projectId: scope.projectId },
    select: { id: true, name: true, model: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function seedSetNames(db: Db, scope: ProjectScope) {
  const rows = await db.seedSet.findMany({
    where: { projectId: scope.projectId },
    select: { id: true, name: true, rowCount: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
