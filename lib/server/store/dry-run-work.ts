/** The children of a dry run as the worker takes them in hand, and how what replies made of them is stored together with the calls. */
import { z } from 'zod';
import { findingSchema } from '@/lib/core/contract/evolution-view';
import { EVOLUTION_STATES, FINAL_STATES, VERDICTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { DATA_FORMATS } from '@/lib/core/domain/operation';
import { FAILURE_KINDS } from '@/lib/core/domain/teacher';
import type { EvolutionWork } from '@/lib/core/evolution/machine';
import type { Db } from './connection';
import { type DryRunRecord, settleDryRunMoney } from './dry-runs';
import { evolutionProgressSchema } from './evolution-work';
import { announceChange } from './notices';
import { insertCalls, storedCallIds, type TeacherCallRecord } from './teacher-calls';

/** `step` is the fence: a stored step succeeds only against the step that it was made from. */
export type DryRunItemInHand = { id: Id; projectId: Id; dryRunId: Id; step: number; work: EvolutionWork };

const rowSchema = z.object({
  ...{ id: z.string(), step: z.number(), variant: z.number(), parentText: z.string() },
  dataFormat: z.enum(DATA_FORMATS).nullable(),
  state: z.enum(EVOLUTION_STATES),
  ...{ childText: z.string().nullable(), response: z.string().nullable() },
  progress: evolutionProgressSchema,
  verdict: z.enum(VERDICTS).nullable(),
  findings: z.array(findingSchema),
  ...{ wordsAdded: z.number().nullable(), overlap: z.number().nullable(), margin: z.number().nullable() },
  failureKind: z.enum(FAILURE_KINDS).nullable(),
  failureMessage: z.string().nullable(),
});

/** Parent by parent, so that whoever looks on sees whole pairs first. */
export async function openDryRunItems(
  db: Db,
  { id: dryRunId, projectId, operation, variants }: DryRunRecord,
): Promise<DryRunItemInHand[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT i.id, i.step, i.variant::int AS variant, p.text AS "parentText", p."dataFormat", i.state, i."childText", i.response, i.progress,
           i.verdict, i.findings, i."wordsAdded", i.overlap, i.margin, i."failureKind", i."failureMessage"
    FROM dry_run_item i JOIN dry_run_parent p ON p."dryRunId" = i."dryRunId" AND p.position = i.position
    WHERE i."dryRunId" = ${dryRunId}::uuid AND i.state <> ALL(${[...FINAL_STATES]})
    ORDER BY i.position, i.variant`;
  return rows.map((row) => {
    const { id, step, variant, failureKind, failureMessage, ...work } = rowSchema.parse(row);
    const failure = failureKind && { kind: failureKind, message: failureMessage ?? '' };
    const templateText = variants[variant]?.text ?? '';
    return { ...{ id, projectId, dryRunId, step }, work: { ...work, operation, templateText, failure } };
  });
}

/** One call, and what it made of the child: null for a call that failed and changes nothing yet. */
export type DryRunStep = {
  hand: DryRunItemInHand;
  call: TeacherCallRecord;
  work: EvolutionWork | null;
  /** what was set aside for the call */
  heldUsd: string;
};

/** `superseded`: somebody else has moved it on. The caller is in a transaction of its own; the same step stored again changes nothing. */
export async function storeDryRunStep(
  tx: Db,
  { hand, call, work, heldUsd }: DryRunStep,
): Promise<'stored' | 'superseded'> {
  const [held] = await tx.$queryRaw<{ id: Id }[]>`
    SELECT id FROM dry_run WHERE id = ${hand.dryRunId}::uuid FOR NO KEY UPDATE`;
  // Its project was removed.
  if (!held) return 'superseded';
  if ((await storedCallIds(tx, [call.id])).size > 0) return 'stored';
  await insertCalls(tx, [call]);
  await settleDryRunMoney(tx, hand.dryRunId, heldUsd, call.chargeUsd);
  const isUnpriced = call.errorKind === null && call.costUsd === null;
  await tx.$executeRaw`
    UPDATE dry_run_item SET "callCount" = "callCount" + 1, "costUsd" = "costUsd" + ${call.costUsd ?? '0'}::numeric,
      "unpricedCount" = "unpricedCount" + ${isUnpriced ? 1 : 0}
    WHERE id = ${hand.id}::uuid`;
  const moved = work === null ? 1 : await moveItem(tx, hand, work);
  await announceChange(tx, { projectId: hand.projectId, nouns: ['dryRuns'] });
  return moved === 1 ? 'stored' : 'superseded';
}

async function moveItem(tx: Db, { id, step }: DryRunItemInHand, work: EvolutionWork): Promise<number> {
  const { state, childText, response, progress, verdict, findings, wordsAdded, overlap, margin, failure } = work;
  const { count } = await tx.dryRunItem.updateMany({
    where: { id, step },
    data: {
      ...{ state, childText, response, progress, verdict, findings, wordsAdded, overlap, margin },
      failureKind: failure?.kind ?? null,
      failureMessage: failure?.message ?? null,
      step: step + 1,
    },
  });
  return count;
}

export async function countOpenDryRunItems(db: Db, dryRunId: Id): Promise<number> {
  return db.dryRunItem.count({ where: { dryRunId, state: { notIn: [...FINAL_STATES] } } });
}
