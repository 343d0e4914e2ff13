/** A dry run with its pairs as its page shows it. What nobody may know in a blind comparison does not leave this file. */
import {
  type DryRunOldChild,
  type DryRunPair,
  type DryRunSideView,
  type DryRunView,
  dryRunPairSchema,
} from '@/lib/core/contract/dry-runs';
import { findingSchema } from '@/lib/core/contract/evolution-view';
import {
  BETTERS,
  type DryRunAnswer,
  sidesOf,
  summariseVariant,
  type TriedItem,
  tallyComparison,
  type VariantAt,
} from '@/lib/core/domain/dry-run';
import { EVOLUTION_STATES, FINAL_STATES, VERDICTS } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { sumUsd } from '@/lib/core/domain/price';
import type { Db } from './connection';
import { dryRunRows, personNames } from './dry-run-rows';
import { type DryRunRecord, toDryRunRecord, variantAt } from './dry-runs';
import type { DryRunItem, DryRunParent } from './generated/client';
import { blindAmong, blindNode } from './review-blind';

export async function viewDryRun(db: Db, scope: ProjectScope, viewerId: Id, id: Id): Promise<DryRunView | null> {
  const row = await db.dryRun.findFirst({ where: { id, projectId: scope.projectId } });
  if (!row) return null;
  const record = toDryRunRecord(row);
  const [rows, parents, items, teachers] = await Promise.all([
    dryRunRows(db, [record]),
    db.dryRunParent.findMany({ where: { dryRunId: id }, orderBy: { position: 'asc' } }),
    db.dryRunItem.findMany({ where: { dryRunId: id }, orderBy: [{ position: 'asc' }, { variant: 'asc' }] }),
    db.teacher.findMany({ where: { id: { in: Object.values(record.teacherIds) } }, select: { id: true, name: true } }),
  ]);
  const [first] = rows;
  if (!first) return null;
  const [old, names] = await Promise.all([
    viewOldChildren(db, viewerId, parents),
    personNames(
      db,
      parents.map(({ betterById }) => betterById),
    ),
  ]);
  const shown = parents.filter(({ better }) => !isSecret(record, better)).map(({ position }) => position);
  const tried = items.filter(({ position }) => shown.includes(position)).map(toTried);
  const nameOf = (teacherId: Id) => teachers.find((teacher) => teacher.id === teacherId)?.name ?? '';
  const { evolver, judge, responder } = record.teacherIds;
  return {
    ...first,
    variants: record.variants,
    settings: record.settings,
    teachers: { evolver: nameOf(evolver), judge: nameOf(judge), responder: nameOf(responder) },
    pairs: parents.map((parent) => toPair(record, parent, items, old, names)),
    summaries: record.variants.map((_, variant) => summariseVariant(tried, variantAt(variant))),
    comparison: record.variants.length < 2 ? null : tallyComparison(parents.map(({ better }) => asBetter(better))),
  };
}

/** Nobody may know yet which variant stands where. */
export function isSecret({ isBlind }: Pick<DryRunRecord, 'isBlind'>, better: string | null): boolean {
  return isBlind && better === null;
}

function asBetter(better: string | null) {
  return BETTERS.find((known) => known === better) ?? null;
}

function toPair(
  record: DryRunRecord,
  parent: DryRunParent,
  items: readonly DryRunItem[],
  old: ReadonlyMap<Id, DryRunOldChild>,
  names: ReadonlyMap<Id, string>,
): DryRunPair {
  const { position, instructionId, text, dataFormat, oldEvolutionId, betterById, betterAt } = parent;
  const sides = sidesOf(record, position);
  const secret = isSecret(record, parent.better);
  const viewOf = (variant: VariantAt) => {
    const item = items.find((one) => one.position === position && one.variant === variant);
    return item ? toSide(record, item, secret) : null;
  };
  const better = asBetter(parent.better);
  return dryRunPairSchema.parse({
    ...{ position, instructionId, dataFormat, parentText: text },
    // Made with a version that may be one of the two: a teacher that repeats itself would give it away.
    old: secret || oldEvolutionId === null ? null : (old.get(oldEvolutionId) ?? null),
    left: viewOf(sides.left),
    right: record.variants.length < 2 ? null : viewOf(sides.right),
    better: better && {
      ...{ better, answer: answerOf(better, sides) },
      personName: (betterById && names.get(betterById)) ?? 'a person who left',
      at: betterAt?.toISOString(),
    },
  });
}

function answerOf(better: (typeof BETTERS)[number], sides: { left: VariantAt }): DryRunAnswer {
  if (better === 'tie') return 'tie';
  return (better === 'first' ? 0 : 1) === sides.left ? 'left' : 'right';
}

function toSide({ state: runState }: DryRunRecord, item: DryRunItem, secret: boolean): DryRunSideView {
  const { childText, response, wordsAdded, overlap } = item;
  const tried = toTried(item);
  const isOpen = !(FINAL_STATES as readonly string[]).includes(tried.state);
  return {
    ...{ childText, response, wordsAdded, overlap, verdict: tried.verdict, findings: [...tried.findings] },
    variant: secret ? null : tried.variant,
    state: isOpen && runState === 'cancelled' ? 'cancelled' : tried.state,
    failure: failureOf(item),
    costUsd: secret ? null : tried.costUsd,
  };
}

function failureOf({ failureKind, failureMessage }: DryRunItem): DryRunSideView['failure'] {
  const schema = dryRunPairSchema.shape.left.shape.failure;
  return schema.parse(failureKind === null ? null : { kind: failureKind, message: failureMessage ?? '' });
}

function toTried(item: DryRunItem): TriedItem {
  return {
    variant: variantAt(item.variant),
    state: EVOLUTION_STATES.find((known) => known === item.state) ?? 'failed',
    verdict: VERDICTS.find((known) => known === item.verdict) ?? null,
    findings: findingSchema.array().parse(item.findings),
    wordsAdded: item.wordsAdded,
    costUsd: sumUsd([item.costUsd.toFixed()]),
  };
}

async function viewOldChildren(
  db: Db,
  viewerId: Id,
  parents: readonly DryRunParent[],
): Promise<Map<Id, DryRunOldChild>> {
  const ids = parents.flatMap(({ oldEvolutionId }) => oldEvolutionId ?? []);
  const blind = await blindAmong(db, viewerId, ids);
  const rows = await db.evolution.findMany({ where: { id: { in: ids } } });
  const versions = await db.templateVersion.findMany({
    where: { id: { in: rows.flatMap((row) => row.templateVersionId ?? []) } },
    select: { id: true, version: true },
  });
  const views = rows.map(
    (row): DryRunOldChild => ({
      ...{ evolutionId: row.id, instructionId: row.childId, text: row.childText ?? '', isBlind: false },
      ...{ wordsAdded: row.wordsAdded, overlap: row.overlap },
      status: VERDICTS.find((known) => known === row.status) ?? null,
      decidedBy: (['machine', 'people', 'adjudicator'] as const).find((known) => known === row.decidedBy) ?? null,
      findings: findingSchema.array().parse(row.findings),
      templateVersion: versions.find(({ id }) => id === row.templateVersionId)?.version ?? null,
    }),
  );
  return new Map(
    views.map((view) => [view.evolutionId, blind.has(view.evolutionId) ? { ...blindNode(view), findings: [] } : view]),
  );
}
