/** Dry runs as their list shows them: what was tried, how far it is, what it has cost. */
import type { DryRunRow } from '@/lib/core/contract/dry-runs';
import { FINAL_STATES } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { type DryRunRecord, toDryRunRecord } from './dry-runs';

export async function listDryRuns(
  db: Db,
  { projectId }: ProjectScope,
  { below, limit }: { below: Id | null; limit: number },
): Promise<DryRunRow[]> {
  const rows = await db.dryRun.findMany({
    where: { projectId, ...(below === null ? {} : { id: { lt: below } }) },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return dryRunRows(db, rows.map(toDryRunRecord));
}

export async function findDryRunRow(db: Db, { projectId }: ProjectScope, id: Id): Promise<DryRunRow | null> {
  const row = await db.dryRun.findFirst({ where: { id, projectId } });
  return row && ((await dryRunRows(db, [toDryRunRecord(row)]))[0] ?? null);
}

type Sums = { dryRunId: Id; items: number; done: number; calls: number; costUsd: string; unpriced: number };

export async function dryRunRows(db: Db, records: readonly DryRunRecord[]): Promise<DryRunRow[]> {
  const ids = records.map(({ id }) => id);
  const [sums, parents, runs, names] = await Promise.all([
    db.$queryRaw<Sums[]>`
      SELECT "dryRunId", count(*)::int AS items, (count(*) FILTER (WHERE state = ANY(${[...FINAL_STATES]})))::int AS done,
             sum("callCount")::int AS calls, sum("costUsd")::text AS "costUsd", sum("unpricedCount")::int AS unpriced
      FROM dry_run_item WHERE "dryRunId" = ANY(${ids}::uuid[]) GROUP BY 1`,
    db.dryRunParent.groupBy({
      by: ['dryRunId'],
      where: { dryRunId: { in: ids } },
      _count: { _all: true, better: true },
    }),
    db.run.findMany({ where: { id: { in: records.map(({ runId }) => runId) } }, select: { id: true, name: true } }),
    personNames(
      db,
      records.map(({ createdById }) => createdById),
    ),
  ]);
  return records.map(({ createdById, createdAt, finishedAt, ...record }) => {
    const sum = sums.find(({ dryRunId }) => dryRunId === record.id);
    const counted = parents.find(({ dryRunId }) => dryRunId === record.id)?._count;
    const { id, operation, runId, choice, randomSeed, isBlind, state, stateReason, isRehearsal, capUsd } = record;
    return {
      ...{ id, operation, runId, choice, randomSeed, isBlind, state, stateReason, isRehearsal, capUsd },
      runName: runs.find((run) => run.id === runId)?.name ?? '',
      variants: record.variants.map(({ label, templateVersionId, sha256 }) => ({ label, templateVersionId, sha256 })),
      parentCount: counted?._all ?? 0,
      comparedCount: counted?.better ?? 0,
      ...{ itemCount: sum?.items ?? 0, doneCount: sum?.done ?? 0, callCount: sum?.calls ?? 0 },
      ...{ costUsd: sum?.costUsd ?? '0', unpricedCount: sum?.unpriced ?? 0 },
      createdBy: createdById && (names.get(createdById) ?? null),
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    };
  });
}

export async function personNames(db: Db, ids: readonly (Id | null)[]): Promise<Map<Id, string>> {
  const people = await db.user.findMany({
    where: { id: { in: ids.flatMap((id) => id ?? []) } },
    select: { id: true, name: true },
  });
  return new Map(people.map((person) => [person.id, person.name]));
}
