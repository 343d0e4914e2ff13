/** A parent at random, to see a template with: a seed of the project, or the head of a lineage. Two looks into an index, whatever the size. */
import { randomInt } from 'node:crypto';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { InstructionOrigin } from '@/lib/core/domain/instruction';
import type { Db } from './connection';
import { readHead } from './frontier';

/** Every set by its share of the seeds. Where ordinals have gaps, the seed behind a gap is a little likelier. */
export async function drawSeed(db: Db, scope: ProjectScope): Promise<Id | null> {
  const sets = await db.$queryRaw<{ id: Id; last: number }[]>`
    SELECT s.id, (SELECT max(i.ordinal) FROM instruction i WHERE i."seedSetId" = s.id) AS last
    FROM seed_set s WHERE s."projectId" = ${scope.projectId}::uuid ORDER BY s.id`;
  const filled = sets.filter((set) => set.last !== null);
  const total = filled.reduce((sum, set) => sum + set.last + 1, 0);
  if (total === 0) return null;
  let at = randomInt(total);
  for (const { id, last } of filled) {
    if (at <= last) {
      const [seed] = await db.$queryRaw<{ id: Id }[]>`
        SELECT id FROM instruction WHERE "seedSetId" = ${id}::uuid AND ordinal >= ${at} ORDER BY ordinal LIMIT 1`;
      return seed?.id ?? null;
    }
    at -= last + 1;
  }
  return null;
}

/** Whether the lineage is out under on_failure `drop` is not looked at. */
export async function drawHead(db: Db, scope: ProjectScope, runId: Id): Promise<Id | null> {
  const run = await db.run.findFirst({ where: { id: runId, ...scope }, select: { lineageCount: true } });
  if (!run || run.lineageCount === 0) return null;
  const lineage = await db.lineage.findFirst({
    where: { runId, ordinal: { gte: randomInt(run.lineageCount) } },
    orderBy: { ordinal: 'asc' },
    select: { id: true },
  });
  return lineage && readHead(db, lineage.id);
}

export type SampleParent = { id: Id; text: string; origin: InstructionOrigin; round: number };

export async function findParent(db: Db, scope: ProjectScope, id: Id): Promise<SampleParent | null> {
  const found = await db.instruction.findFirst({
    where: { id, projectId: scope.projectId },
    select: { id: true, text: true, origin: true, round: true },
  });
  return found as SampleParent | null;
}
