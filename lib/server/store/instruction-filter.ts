/** What a filter of the table of instructions asks of an evolution `e` with a child, or of a seed `i`: the two kinds of rows that the table holds. */
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { Prisma } from './generated/client';
import { blindTo } from './review-blind';
import { checkedText, searchedText } from './search-query';

/** Of what is drawn for an audit, only what is blind to this person, or only what is not. */
export type StoredFilter = InstructionFilter & { blindTo?: Id; openTo?: Id };

/** How a search by words is asked: by the index, row by row, or by what the index has found already. */
export type TextAsk = 'index' | 'row' | readonly Id[];

/** Which of the two kinds a filter can hold at all. Seeds stand as kept: nobody decides about them. */
export function kindsUnder(filter: StoredFilter): { hasEdges: boolean; hasSeeds: boolean } {
  const { text, origin, round, seedSetId, status, wordsMin, wordsMax, ...ofEdges } = filter;
  const isOfEdges = Object.values(ofEdges).some((value) => value !== undefined);
  return {
    hasEdges: seedSetId === undefined && origin !== 'seed' && round !== 0,
    hasSeeds:
      !isOfEdges &&
      (status === undefined || status === 'kept') &&
      (origin === undefined || origin === 'seed') &&
      (round === undefined || round === 0),
  };
}

type Condition = false | undefined | Prisma.Sql;
const all = (conditions: readonly Condition[]) =>
  Prisma.join(
    conditions.filter((condition) => condition !== false && condition !== undefined),
    ' AND ',
  );

const FINISHED = Prisma.sql`e.verdict IS NOT NULL AND e."childId" IS NOT NULL`;

export function edgeConditions(scope: ProjectScope, filter: StoredFilter, textAsk: TextAsk): Prisma.Sql {
  const { runId, round, operation, status, verdict, rule, decidedBy, templateVersionId, teacherId, origin } = filter;
  return all([
    Prisma.sql`e."projectId" = ${scope.projectId}::uuid AND ${FINISHED}`,
    runId !== undefined && Prisma.sql`e."runId" = ${runId}::uuid`,
    teacherId !== undefined && Prisma.sql`e."runId" = ANY(ARRAY(${runsOfTeacher(scope, teacherId)}))`,
    round !== undefined && Prisma.sql`e."roundNumber" = ${round}::int`,
    operation !== undefined && Prisma.sql`e.operation = ${operation}`,
    origin === 'human_edit' && Prisma.sql`e.operation = 'human_edit'`,
    origin === 'evolved' && Prisma.sql`e.operation <> 'human_edit'`,
    status !== undefined && Prisma.sql`e.status = ${status}`,
    verdict !== undefined && Prisma.sql`e.verdict = ${verdict}`,
    rule !== undefined && Prisma.sql`e.rule = ${rule}`,
    decidedBy !== undefined && Prisma.sql`e."decidedBy" = ${decidedBy}`,
    templateVersionId !== undefined && Prisma.sql`e."templateVersionId" = ${templateVersionId}::uuid`,
    reviewCondition(filter.review),
    ...peopleConditions(filter),
    ...rangeConditions(filter),
    textCondition(scope, filter.text, textAsk, Prisma.sql`e."childId"`),
  ]);
}

export function seedConditions(scope: ProjectScope, filter: InstructionFilter, textAsk: TextAsk): Prisma.Sql {
  const { seedSetId, wordsMin, wordsMax, text } = filter;
  return all([
    Prisma.sql`i."projectId" = ${scope.projectId}::uuid AND i.origin = 'seed'`,
    seedSetId !== undefined && Prisma.sql`i."seedSetId" = ${seedSetId}::uuid`,
    wordsMin !== undefined && Prisma.sql`word_count(i.text) >= ${wordsMin}::int`,
    wordsMax !== undefined && Prisma.sql`word_count(i.text) <= ${wordsMax}::int`,
    textAsk === 'row' && text !== undefined
      ? checkedText(Prisma.sql`i.text`, text)
      : textCondition(scope, text, textAsk, Prisma.sql`i.id`),
  ]);
}

/** Ids of the runs in which it has any role. */
export function runsOfTeacher(scope: ProjectScope, teacherId: Id): Prisma.Sql {
  return Prisma.sql`SELECT r.id FROM run r WHERE r."projectId" = ${scope.projectId}::uuid
    AND ${teacherId}::uuid IN (r."evolverTeacherId", r."judgeTeacherId", r."responderTeacherId")`;
}

function reviewCondition(review: InstructionFilter['review']): Condition {
  if (review === undefined) return undefined;
  return {
    open: Prisma.sql`e."reviewsLeft" > 0`,
    done: Prisma.sql`e."reviewsLeft" = 0`,
    flagged: Prisma.sql`e."isFlagged"`,
  }[review];
}

function peopleConditions({ personId, said, audit, ...whom }: StoredFilter): Condition[] {
  const words = all([
    Prisma.sql`d."evolutionId" = e.id`,
    personId !== undefined && Prisma.sql`d."personId" = ${personId}`,
    said !== undefined && Prisma.sql`d.decision = ${said}`,
  ]);
  const isDrawn = Prisma.sql`EXISTS (SELECT 1 FROM audit_item a WHERE a."evolutionId" = e.id)`;
  return [
    (personId !== undefined || said !== undefined) &&
      Prisma.sql`EXISTS (SELECT 1 FROM review_decision d WHERE ${words})`,
    audit === 'in' && isDrawn,
    audit === 'out' && Prisma.sql`NOT ${isDrawn}`,
    whom.blindTo !== undefined && blindTo(whom.blindTo),
    whom.openTo !== undefined && Prisma.sql`NOT ${blindTo(whom.openTo)}`,
  ];
}

function rangeConditions(filter: InstructionFilter): Condition[] {
  const range = (column: Prisma.Sql, cast: Prisma.Sql, low: number | undefined, high: number | undefined) => [
    low !== undefined && Prisma.sql`${column} >= ${low}::${cast}`,
    high !== undefined && Prisma.sql`${column} <= ${high}::${cast}`,
  ];
  const [whole, share, coarse] = [Prisma.sql`int`, Prisma.sql`float8`, Prisma.sql`real`];
  return [
    ...range(Prisma.sql`e."childWords"`, whole, filter.wordsMin, filter.wordsMax),
    ...range(Prisma.sql`e."wordsAdded"`, whole, filter.addedMin, filter.addedMax),
    ...range(Prisma.sql`e.overlap`, share, filter.overlapMin, filter.overlapMax),
    ...range(Prisma.sql`e.agreement`, coarse, filter.agreementMin, filter.agreementMax),
    // The index of agreement holds only rows that have one, and a range does not say so to the planner.
    (filter.agreementMin !== undefined || filter.agreementMax !== undefined) && Prisma.sql`e.agreement IS NOT NULL`,
  ];
}

function textCondition(scope: ProjectScope, text: string | undefined, ask: TextAsk, id: Prisma.Sql): Condition {
  if (text === undefined) return undefined;
  if (typeof ask === 'object') return Prisma.sql`${id} = ANY(${[...ask]}::uuid[])`;
  if (ask === 'index') return Prisma.sql`${id} IN (${foundByWords(scope, text)})`;
  return Prisma.sql`EXISTS (SELECT 1 FROM instruction t WHERE t.id = ${id} AND ${checkedText(Prisma.sql`t.text`, text)})`;
}

/** Ids of all instructions of the project that a search finds. */
export function foundByWords(scope: ProjectScope, text: string): Prisma.Sql {
  return Prisma.sql`SELECT t.id FROM instruction t WHERE t."projectId" = ${scope.projectId}::uuid AND ${searchedText(Prisma.sql`t.text`, text)}`;
}

/** Exactly what the table shows under a filter, as a query of ids: a decision about "all that match" is about these. */
export function matchingIds(scope: ProjectScope, filter: InstructionFilter): Prisma.Sql {
  const { hasEdges, hasSeeds } = kindsUnder(filter);
  const edges = Prisma.sql`SELECT e."childId" AS id FROM evolution e WHERE ${edgeConditions(scope, filter, 'index')}`;
  const seeds = Prisma.sql`SELECT i.id FROM instruction i WHERE ${seedConditions(scope, filter, 'index')}`;
  if (hasEdges && hasSeeds) return Prisma.sql`${edges} UNION ALL ${seeds}`;
  if (hasEdges) return edges;
  return hasSeeds ? seeds : Prisma.sql`SELECT NULL::uuid AS id WHERE false`;
}
