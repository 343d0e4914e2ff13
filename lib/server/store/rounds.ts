/** Rounds: one pass of a run over its frontier, and the counters that go with its evolutions. */
import { z } from 'zod';
import { operationField } from '@/lib/core/contract/fields';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { ROUND_STATES, type RoundCounters, type RoundState } from '@/lib/core/domain/run';
import type { Db } from './connection';
import type { Round } from './generated/client';
import { newId } from './new-id';

const versionsSchema = z.record(operationField, z.uuid());
/** operation → template version id */
export type PinnedVersions = z.infer<typeof versionsSchema>;

export type RoundRecord = {
  id: Id;
  runId: Id;
  projectId: Id;
  number: number;
  state: RoundState;
  templateVersions: PinnedVersions;
  /** so many kept children of the run end it before all of it is made; null: none do */
  keptWanted: number | null;
  counters: RoundCounters;
  startedAt: string | null;
  finishedAt: string | null;
};

/** What the next round of this project would use. */
export async function chosenVersions(db: Db, scope: ProjectScope): Promise<PinnedVersions> {
  const rows = await db.templateChoice.findMany({ where: { projectId: scope.projectId } });
  return versionsSchema.parse(Object.fromEntries(rows.map((row) => [row.operation, row.templateVersionId])));
}

/** Starting a round fixes its template versions for good. */
export async function createRound(
  tx: Db,
  scope: ProjectScope,
  round: { runId: Id; number: number; templateVersions: PinnedVersions; keptWanted: number | null },
): Promise<RoundRecord> {
  const row = await tx.round.create({
    data: { id: newId(), projectId: scope.projectId, state: 'planning', startedAt: new Date(), ...round },
  });
  return toRecord(row);
}

export async function listRounds(db: Db, runIds: readonly Id[]): Promise<RoundRecord[]> {
  const rows = await db.round.findMany({ where: { runId: { in: [...runIds] } }, orderBy: { number: 'asc' } });
  return rows.map(toRecord);
}

export async function findRound(db: Db, scope: ProjectScope, runId: Id, number: number): Promise<RoundRecord | null> {
  const row = await db.round.findFirst({ where: { runId, number, projectId: scope.projectId } });
  return row ? toRecord(row) : null;
}

export async function findRoundById(db: Db, scope: ProjectScope, roundId: Id): Promise<RoundRecord | null> {
  const row = await db.round.findFirst({ where: { id: roundId, projectId: scope.projectId } });
  return row ? toRecord(row) : null;
}

/** Holds the round for the rest of the transaction; lock its run first when both are needed. */
export async function lockRound(tx: Db, scope: ProjectScope, roundId: Id): Promise<RoundRecord | null> {
  await tx.$queryRaw`SELECT id FROM round WHERE id = ${roundId}::uuid FOR NO KEY UPDATE`;
  return findRoundById(tx, scope, roundId);
}

/** The round of a run that is not over yet; there is never more than one. */
export async function findOpenRound(db: Db, runId: Id): Promise<RoundRecord | null> {
  const row = await db.round.findFirst({
    where: { runId, state: { in: ['planning', 'running'] } },
    orderBy: { number: 'asc' },
  });
  return row ? toRecord(row) : null;
}

/** Of these, the running ones whose last evolution has ended. */
export async function roundsWithNothingOpen(db: Db, roundIds: readonly Id[]): Promise<Id[]> {
  const rows = await db.round.findMany({
    where: { id: { in: [...roundIds] }, state: 'running', openCount: 0 },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

export async function beginRound(tx: Db, roundId: Id, plannedCount: number): Promise<void> {
  await tx.round.update({
    where: { id: roundId },
    data: { state: 'running', plannedCount, openCount: plannedCount },
  });
}

export async function endRound(tx: Db, roundId: Id, state: 'finished' | 'cancelled'): Promise<void> {
  await tx.round.update({ where: { id: roundId }, data: { state, finishedAt: new Date() } });
}

function toRecord(row: Round): RoundRecord {
  const state = ROUND_STATES.find((known) => known === row.state);
  if (!state) throw new Error(`round ${row.id} has the unknown state ${row.state}`);
  return {
    id: row.id,
    runId: row.runId,
    projectId: row.projectId,
    number: row.number,
    state,
    templateVersions: versionsSchema.parse(row.templateVersions),
    keptWanted: row.keptWanted,
    counters: {
      planned: row.plannedCount,
      open: row.openCount,
      kept: row.keptCount,
      eliminated: row.eliminatedCount,
      undecided: row.undecidedCount,
      failed: row.failedCount,
      calls: row.callCount,
      tokensIn: Number(row.tokensIn),
      tokensOut: Number(row.tokensOut),
      costUsd: row.costUsd.toFixed(),
      unpriced: row.unpricedCount,
    },
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
