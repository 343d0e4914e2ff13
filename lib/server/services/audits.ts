/** The eliminator, measured: samples are drawn for blind audits, and what people said of them is counted. */
import { randomInt } from 'node:crypto';

import type {
  AuditCell,
  AuditFrame,
  AuditGroup,
  AuditItemView,
  AuditMeasures,
  AuditRow,
  AuditSampleView,
} from '@/lib/core/contract/audits';
import { auditCellSchema } from '@/lib/core/contract/audits';
import { AppError } from '@/lib/core/domain/app-error';
import { type AuditFilter, auditWeights } from '@/lib/core/domain/audit-sample';
import { type AuditDimension, type AuditTableRow, auditTable, outcomeOf } from '@/lib/core/domain/audit-table';
import { emptyConfusion, measureClassifier, type Outcome } from '@/lib/core/domain/classifier-measures';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import {
  type AuditedItem,
  isInCell,
  listAuditItems,
  listSamples,
  type SampleRecord,
  viewAuditItems,
} from '../store/audit-items';
import { judgedCounts, listRunEvolvers } from '../store/audit-population';
import { drawSample, holdDraws, readFrame } from '../store/audit-samples';
import { type Db, database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { listTeachers } from '../store/teachers';
import { authorise } from './access';

type InProject = { projectId: Id };

/** A million evolutions are hashed and sorted once. */
const DRAW_TIMEOUT_MS = 120_000;

export async function listAuditSamples(person: Person, { projectId }: InProject): Promise<AuditSampleView[]> {
  const scope = await authorise(person, projectId, 'data.read');
  return viewSamples(await listSamples(database(), scope), await listAuditItems(database(), scope));
}

export async function readAuditFrame(
  person: Person,
  { projectId, ...filter }: InProject & AuditFilter,
): Promise<AuditFrame> {
  return readFrame(database(), await authorise(person, projectId, 'data.read'), filter);
}

type DrawInput = InProject & {
  name: string;
  filter: AuditFilter;
  sizes: { kept: number; dropped: number };
  randomSeed?: number | undefined;
};

export async function drawAuditSample(person: Person, { projectId, ...wish }: DrawInput): Promise<AuditSampleView> {
  const scope = await authorise(person, projectId, 'review.lead');
  const randomSeed = wish.randomSeed ?? randomInt(2 ** 31);
  return inTransaction(
    async (tx) => {
      await holdDraws(tx, scope);
      const id = await drawSample(tx, scope, { ...wish, randomSeed, createdById: person.id });
      const samples = (await listSamples(tx, scope)).filter((sample) => sample.id === id);
      const [sample] = viewSamples(samples, []);
      if (!sample || sample.strata.every((part) => part.drawn === 0)) {
        throw new AppError('invalid_input', 'There is nothing to draw from.', {
          remedy: 'Widen the filter, or ask for more than none of at least one part.',
        });
      }
      await announceChange(tx, { projectId, nouns: ['audits', 'reviews'] });
      return sample;
    },
    { timeoutMs: DRAW_TIMEOUT_MS },
  );
}

function viewSamples(samples: readonly SampleRecord[], items: readonly AuditedItem[]): AuditSampleView[] {
  const bySample = Map.groupBy(items, (item) => `${item.sampleId} ${item.stratum}`);
  return samples.map(({ drawnAt, strata, ...sample }) => ({
    ...sample,
    createdAt: drawnAt,
    strata: strata.map((part) => {
      const drawn = bySample.get(`${sample.id} ${part.stratum}`) ?? [];
      const having = (words: readonly string[]) => drawn.filter((item) => words.includes(item.word)).length;
      return { ...part, settled: having(['accept', 'reject']), split: having(['split']), seen: having(['seen']) };
    }),
  }));
}

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
