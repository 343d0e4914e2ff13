/** Rejudgements as rows: asked for, how far they are, what they found. */
import { z } from 'zod';
import { type RejudgementView, rejudgementCountsSchema, ruleSettingsSchema } from '@/lib/core/contract/rejudgements';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import {
  NO_COUNTS,
  REJUDGEMENT_STATES,
  type RejudgementCounts,
  type RejudgementState,
} from '@/lib/core/domain/rejudgement';
import type { RuleSettings } from '@/lib/core/evolution/eliminator/registry';
import type { Db } from './connection';
import type { Rejudgement } from './generated/client';
import { newId } from './new-id';

const settingsSchema = z.object({ before: ruleSettingsSchema, after: ruleSettingsSchema });

export type RejudgementRecord = Omit<RejudgementView, 'runName' | 'createdBy' | 'counts'> & {
  counts: RejudgementCounts;
  createdById: Id | null;
};

export type NewRejudgement = {
  runId: Id;
  before: RuleSettings;
  after: RuleSettings;
  total: number;
  createdById: Id;
};

export async function insertRejudgement(tx: Db, { projectId }: ProjectScope, wish: NewRejudgement): Promise<Id> {
  const { runId, before, after, total, createdById } = wish;
  const id = newId();
  const settings = settingsSchema.parse({ before, after });
  const state: RejudgementState = 'previewing';
  await tx.rejudgement.create({
    data: { id, projectId, runId, settings, state, total, counts: NO_COUNTS, createdById },
  });
  return id;
}

/** Held for the rest of the transaction, so that two workers never do the same part. */
export async function lockRejudgement(tx: Db, scope: ProjectScope, id: Id): Promise<RejudgementRecord | null> {
  await tx.$queryRaw`SELECT id FROM rejudgement WHERE id = ${id}::uuid AND "projectId" = ${scope.projectId}::uuid FOR UPDATE`;
  const row = await tx.rejudgement.findFirst({ where: { id, projectId: scope.projectId } });
  return row && toRecord(row);
}

export async function changeRejudgement(
  tx: Db,
  id: Id,
  change: {
    state?: RejudgementState;
    total?: number;
    doneCount?: number;
    counts?: RejudgementCounts;
    message?: string;
    finishedAt?: Date | null;
  },
): Promise<void> {
  await tx.rejudgement.update({ where: { id }, data: change });
}

/** One that is over stays as it is. */
export async function failRejudgement(db: Db, id: Id, message: string): Promise<void> {
  await db.rejudgement.updateMany({
    where: { id, state: { in: ['previewing', 'applying'] } },
    data: { state: 'failed', message, finishedAt: new Date() },
  });
}

/** A run whose verdicts are just being changed takes no new round. */
export async function isBeingJudgedAgain(db: Db, runId: Id): Promise<boolean> {
  return (await db.rejudgement.count({ where: { runId, state: 'applying' } })) > 0;
}

/** Of all projects: what a worker may have left when it died between its row and its job. */
export async function listOpenRejudgements(db: Db): Promise<{ rejudgementId: Id; projectId: Id; isApply: boolean }[]> {
  const open = await db.rejudgement.findMany({
    where: { state: { in: ['previewing', 'applying'] } },
    select: { id: true, projectId: true, state: true },
  });
  return open.map(({ id, projectId, state }) => ({ rejudgementId: id, projectId, isApply: state === 'applying' }));
}

const LISTED = 20;

export async function viewRejudgements(db: Db, { projectId }: ProjectScope, id?: Id): Promise<RejudgementView[]> {
  const rows = await db.rejudgement.findMany({
    where: { projectId, ...(id === undefined ? {} : { id }) },
    orderBy: { id: 'desc' },
    take: LISTED,
  });
  const [people, runs] = await Promise.all([
    db.user.findMany({
      where: { id: { in: rows.flatMap((row) => row.createdById ?? []) } },
      select: { id: true, name: true },
    }),
    db.run.findMany({ where: { id: { in: rows.map((row) => row.runId) } }, select: { id: true, name: true } }),
  ]);
  return rows.map((row) => {
    const { createdById, counts, ...record } = toRecord(row);
    const { after: _after, ...shown } = counts;
    return {
      ...record,
      counts: shown,
      runName: runs.find((run) => run.id === row.runId)?.name ?? '',
      createdBy: people.find((person) => person.id === createdById)?.name ?? null,
    };
  });
}

function toRecord(row: Rejudgement): RejudgementRecord {
  const { before, after } = settingsSchema.parse(row.settings);
  const state = REJUDGEMENT_STATES.find((known) => known === row.state);
  if (!state) throw new Error(`rejudgement ${row.id} has the unknown state ${row.state}`);
  return {
    ...{ id: row.id, runId: row.runId, before, settings: after, state },
    ...{ total: row.total, doneCount: row.doneCount, message: row.message, createdById: row.createdById },
    counts: rejudgementCountsSchema.parse(row.counts),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
