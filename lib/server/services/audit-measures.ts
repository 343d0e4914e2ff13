/** What people said of audited evolutions, counted: the eliminator, measured. */
import type { AuditCell, AuditGroup, AuditItemView, AuditMeasures, AuditRow } from '@/lib/core/contract/audits';
import { auditCellSchema } from '@/lib/core/contract/audits';
import { auditWeights } from '@/lib/core/domain/audit-sample';
import { type AuditDimension, type AuditTableRow, auditTable, outcomeOf } from '@/lib/core/domain/audit-table';
import { emptyConfusion, measureClassifier, type Outcome } from '@/lib/core/domain/classifier-measures';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { type AuditedItem, isInCell, listAuditItems, listSamples, viewAuditItems } from '../store/audit-items';
import { judgedCounts, listRunEvolvers } from '../store/audit-population';
import { type Db, database } from '../store/connection';
import { listTeachers } from '../store/teachers';
import { authorise } from './access';

type InProject = { projectId: Id };

const DIMENSIONS = {
  rule: 'rule',
  operation: 'operation',
  round: 'round',
  run: 'runId',
  evolver: 'evolverId',
} as const satisfies Record<AuditGroup, AuditDimension>;

export async function readAuditMeasures(
  person: Person,
  { projectId, groupBy }: InProject & { groupBy: readonly AuditGroup[] },
): Promise<AuditMeasures> {
  const scope = await authorise(person, projectId, 'data.read');
  const [runs, teachers, items] = await Promise.all([
    listRunEvolvers(database(), scope),
    listTeachers(database(), scope),
    weightedItems(database(), scope),
  ]);
  const counts = await judgedCounts(database(), scope, runs);
  const settled = items.flatMap((item) => (item.weight === null ? [] : { ...item, weight: item.weight }));
  const table = (groups: readonly AuditGroup[]) =>
    auditTable(
      counts,
      settled,
      groups.map((group) => DIMENSIONS[group]),
    );
  const nothing = { key: {}, population: { dropped: 0, kept: 0 }, confusion: emptyConfusion() };
  const having = (word: string) => items.filter((item) => item.word === word).length;
  return {
    total: viewRow(table([])[0] ?? nothing),
    rows: groupBy.length === 0 ? [] : table(groupBy).map(viewRow),
    aside: {
      open: having('open'),
      split: having('split'),
      seen: having('seen'),
      undecided: settled.filter((item) => item.verdict === 'undecided').length,
    },
    runs: runs.map(({ id, name }) => ({ id, name })),
    evolvers: teachers.map(({ id, name, model }) => ({ id, name, model })),
  };
}

function viewRow({ key, population, confusion }: AuditTableRow): AuditRow {
  return { cell: auditCellSchema.parse(key), population, confusion, ...measureClassifier(confusion) };
}

/** `weight` is null for what nobody's common word settles. */
async function weightedItems(db: Db, scope: ProjectScope): Promise<(AuditedItem & { weight: number | null })[]> {
  const [samples, items] = await Promise.all([listSamples(db, scope), listAuditItems(db, scope)]);
  const weights = auditWeights(samples, items);
  return items.map((item) => ({ ...item, weight: weights.get(item.evolutionId) ?? null }));
}

export async function listAuditOutcome(
  person: Person,
  input: InProject & AuditCell & { outcome: Outcome; cursor?: string | undefined; limit: number },
): Promise<{ items: AuditItemView[]; nextCursor: string | null }> {
  const scope = await authorise(person, input.projectId, 'review.lead');
  const all = (await weightedItems(database(), scope)).filter(
    (item) => isInCell(item, input) && outcomeOf(item, input.rule) === input.outcome,
  );
  const from = input.cursor === undefined ? 0 : all.findIndex((item) => item.evolutionId === input.cursor) + 1;
  const page = all.slice(from, from + input.limit);
  const weights = new Map(page.map((item) => [item.evolutionId, item.weight ?? 0]));
  const views = await viewAuditItems(database(), scope, [...weights.keys()]);
  return {
    items: views.map((view) => ({ ...view, weight: weights.get(view.evolutionId) ?? 0 })),
    nextCursor: all.length > from + input.limit ? (page.at(-1)?.evolutionId ?? null) : null,
  };
}
