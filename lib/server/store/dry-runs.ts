/** Dry runs as rows: what was asked for, how far they are, and the money that is set aside for their calls. */
import { dryRunSettingsSchema, dryRunVariantsSchema } from '@/lib/core/contract/dry-runs';
import {
  DRY_RUN_CHOICES,
  DRY_RUN_STATES,
  type DryRunChoice,
  type DryRunState,
  type VariantAt,
} from '@/lib/core/domain/dry-run';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { OperationId } from '@/lib/core/domain/operation';
import { formatUsd, parseUsd, type UsdUnits } from '@/lib/core/domain/price';
import type { TeacherRole } from '@/lib/core/domain/teacher';
import type { EngineRules } from '@/lib/core/evolution/machine';
import type { Db } from './connection';
import type { DryRun } from './generated/client';
import { newId } from './new-id';

export type DryRunVariant = { label: string; text: string; templateVersionId: Id | null; sha256: string };

type DryRunFields = {
  operation: OperationId;
  runId: Id;
  settings: EngineRules;
  teacherIds: Record<TeacherRole, Id>;
  variants: DryRunVariant[];
  choice: DryRunChoice;
  randomSeed: number;
  isBlind: boolean;
  capUsd: string | null;
  isRehearsal: boolean;
  createdById: Id | null;
};

export type DryRunRecord = DryRunFields & {
  id: Id;
  projectId: Id;
  spentUsd: string;
  heldUsd: string;
  state: DryRunState;
  stateReason: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};

export type NewDryRunParent = {
  instructionId: Id;
  text: string;
  dataFormat: string | null;
  oldEvolutionId: Id | null;
};

export async function insertDryRun(
  tx: Db,
  { projectId }: ProjectScope,
  { teacherIds, choice, ...fields }: DryRunFields,
  parents: readonly NewDryRunParent[],
): Promise<Id> {
  const id = newId();
  const { evolver: evolverTeacherId, judge: judgeTeacherId, responder: responderTeacherId } = teacherIds;
  const teachers = { evolverTeacherId, judgeTeacherId, responderTeacherId };
  const state: DryRunState = 'running';
  await tx.dryRun.create({ data: { ...fields, ...teachers, id, projectId, state, choice: { kind: choice } } });
  await tx.dryRunParent.createMany({
    data: parents.map((parent, position) => ({ ...parent, dryRunId: id, position })),
  });
  await tx.dryRunItem.createMany({
    data: parents.flatMap((_, position) =>
      fields.variants.map((__, variant) => ({ id: newId(), dryRunId: id, position, variant, state: 'planned' })),
    ),
  });
  return id;
}

export async function findDryRun(db: Db, { projectId }: ProjectScope, id: Id): Promise<DryRunRecord | null> {
  const row = await db.dryRun.findFirst({ where: { id, projectId } });
  return row && toDryRunRecord(row);
}

/** Held for the rest of the transaction. */
export async function lockDryRun(tx: Db, scope: ProjectScope, id: Id): Promise<DryRunRecord | null> {
  await tx.$queryRaw`SELECT id FROM dry_run WHERE id = ${id}::uuid AND "projectId" = ${scope.projectId}::uuid FOR NO KEY UPDATE`;
  return findDryRun(tx, scope, id);
}

export async function changeDryRun(
  tx: Db,
  id: Id,
  change: { state: DryRunState; stateReason: string | null; finishedAt: Date | null; capUsd?: string },
): Promise<void> {
  await tx.dryRun.update({ where: { id }, data: change });
}

/** False when it was not running: whoever came first has said why. */
export async function stopDryRun(db: Db, id: Id, stateReason: string): Promise<boolean> {
  const changed = await db.dryRun.updateMany({
    where: { id, state: 'running' },
    data: { state: 'stopped' satisfies DryRunState, stateReason },
  });
  return changed.count === 1;
}

/** Of all projects: those that a worker has to look at. */
export function listRunningDryRuns(db: Db): Promise<{ id: Id; projectId: Id }[]> {
  return db.dryRun.findMany({ where: { state: 'running' }, select: { id: true, projectId: true } });
}

export type MoneyAnswer = { outcome: 'held' } | { outcome: 'refused'; spentUsd: string; heldUsd: string };

/** Sets money aside before a call is made, so that spent + held never exceeds the cap. */
export async function holdDryRunMoney(db: Db, id: Id, amount: UsdUnits): Promise<MoneyAnswer> {
  const text = formatUsd(amount);
  const held = await db.$executeRaw`
    UPDATE dry_run SET "heldUsd" = "heldUsd" + ${text}::numeric
    WHERE id = ${id}::uuid AND ("capUsd" IS NULL OR "spentUsd" + "heldUsd" + ${text}::numeric <= "capUsd")`;
  if (held === 1) return { outcome: 'held' };
  const row = await db.dryRun.findUnique({ where: { id }, select: { spentUsd: true, heldUsd: true } });
  return { outcome: 'refused', spentUsd: row?.spentUsd.toFixed() ?? '0', heldUsd: row?.heldUsd.toFixed() ?? '0' };
}

/** A call was made, or was not: what was held for it goes back, and what it cost is spent. */
export async function settleDryRunMoney(db: Db, id: Id, heldUsd: string, chargeUsd: string): Promise<void> {
  if (parseUsd(heldUsd) === 0n && parseUsd(chargeUsd) === 0n) return;
  await db.$executeRaw`
    UPDATE dry_run SET "heldUsd" = greatest(0, "heldUsd" - ${heldUsd}::numeric), "spentUsd" = "spentUsd" + ${chargeUsd}::numeric
    WHERE id = ${id}::uuid`;
}

/** Whoever held it is gone, and its calls may have been answered. */
export async function countHeldAsSpent(db: Db, id: Id): Promise<void> {
  await db.$executeRaw`
    UPDATE dry_run SET "spentUsd" = "spentUsd" + "heldUsd", "heldUsd" = 0 WHERE id = ${id}::uuid AND "heldUsd" > 0`;
}

export function toDryRunRecord(row: DryRun): DryRunRecord {
  const { evolverTeacherId, judgeTeacherId, responderTeacherId, ...rest } = row;
  const state = DRY_RUN_STATES.find((known) => known === row.state);
  const { kind } = row.choice as { kind?: string };
  const choice = DRY_RUN_CHOICES.find((known) => known === kind);
  if (!state || !choice) throw new Error(`dry run ${row.id} is not understood`);
  return {
    ...rest,
    ...{ state, choice },
    settings: dryRunSettingsSchema.parse(row.settings),
    teacherIds: { evolver: evolverTeacherId, judge: judgeTeacherId, responder: responderTeacherId },
    variants: dryRunVariantsSchema.parse(row.variants),
    capUsd: row.capUsd?.toFixed() ?? null,
    spentUsd: row.spentUsd.toFixed(),
    heldUsd: row.heldUsd.toFixed(),
  };
}

/** The column holds 0 or 1. */
export function variantAt(variant: number): VariantAt {
  return variant === 1 ? 1 : 0;
}
