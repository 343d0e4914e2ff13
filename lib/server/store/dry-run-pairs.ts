/** One parent of a dry run with its children: what a comparison reads and writes. */
import { BETTERS, type Better, type VariantAt } from '@/lib/core/domain/dry-run';
import { EVOLUTION_STATES, type EvolutionState } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { variantAt } from './dry-runs';

export async function findDryRunParent(
  db: Db,
  dryRunId: Id,
  position: number,
): Promise<{ better: Better | null } | null> {
  const where = { dryRunId_position: { dryRunId, position } };
  const row = await db.dryRunParent.findUnique({ where, select: { better: true } });
  return row && { better: BETTERS.find((known) => known === row.better) ?? null };
}

export async function findPairItems(
  db: Db,
  dryRunId: Id,
  position: number,
): Promise<{ id: Id; variant: VariantAt; state: EvolutionState }[]> {
  const rows = await db.dryRunItem.findMany({
    where: { dryRunId, position },
    select: { id: true, variant: true, state: true },
  });
  return rows.map(({ id, variant, state }) => ({
    ...{ id, variant: variantAt(variant) },
    state: EVOLUTION_STATES.find((known) => known === state) ?? 'planned',
  }));
}

export async function setBetter(
  tx: Db,
  { dryRunId, position, better, personId }: { dryRunId: Id; position: number; better: Better; personId: Id },
): Promise<void> {
  await tx.dryRunParent.update({
    where: { dryRunId_position: { dryRunId, position } },
    data: { better, betterById: personId, betterAt: new Date() },
  });
}
