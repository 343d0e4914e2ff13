/** How many evolutions stand where, read from maintained differences: a sum over few rows instead of a count over a million. */
import type { EffectiveStatus, Verdict } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { Prisma } from './generated/client';

/** The columns of a tally, each with what it holds. `isOpen`: `reviewsLeft` is above 0. */
export type TallyColumns = {
  runId: Id;
  roundNumber: number;
  operation: string;
  templateVersionId: Id | null;
  rule: string | null;
  verdict: Verdict;
  status: EffectiveStatus;
  decidedBy: string;
  isOpen: boolean;
  isFlagged: boolean;
};
export type TallyColumn = keyof TallyColumns;
/** One value, any of several, or all but one; null asks for rows without one. */
export type TallyConditions = {
  [Column in TallyColumn]?:
    | TallyColumns[Column]
    | readonly TallyColumns[Column][]
    | { not: TallyColumns[Column] }
    | undefined;
};

const CASTS = {
  runId: 'uuid',
  roundNumber: 'int',
  operation: 'text',
  templateVersionId: 'uuid',
  rule: 'text',
  verdict: 'text',
  status: 'text',
  decidedBy: 'text',
  isOpen: 'boolean',
  isFlagged: 'boolean',
} as const satisfies Record<TallyColumn, string>;
const COLUMNS = Object.keys(CASTS) as TallyColumn[];
const column = (name: TallyColumn) => Prisma.raw(`"${name}"`);
const NAMES = Prisma.join(COLUMNS.map(column));

/** One row for each combination of `groupBy` that occurs; without it one row, and none when nothing matches. Evolutions without a verdict or a child are not in it. */
export async function tallyOf<Group extends TallyColumn = never>(
  db: Db,
  scope: ProjectScope,
  conditions: TallyConditions,
  groupBy: readonly Group[] = [],
): Promise<(Pick<TallyColumns, Group> & { count: number })[]> {
  const groups = groupBy.map(column);
  return db.$queryRaw<(Pick<TallyColumns, Group> & { count: number })[]>(Prisma.sql`
    SELECT ${groups.length > 0 ? Prisma.sql`${Prisma.join(groups)},` : Prisma.empty} sum(count)::int AS count
    FROM evolution_tally WHERE "projectId" = ${scope.projectId}::uuid ${Prisma.join(conditionsOf(conditions), ' ', ' ')}
    ${groups.length > 0 ? Prisma.sql`GROUP BY ${Prisma.join(groups)}` : Prisma.empty} HAVING sum(count) <> 0`);
}

/** How many there are in all. */
export async function tallyCount(db: Db, scope: ProjectScope, conditions: TallyConditions): Promise<number> {
  return (await tallyOf(db, scope, conditions))[0]?.count ?? 0;
}

function conditionsOf(conditions: TallyConditions): Prisma.Sql[] {
  return [
    Prisma.empty,
    ...COLUMNS.flatMap((name) => {
      const wanted = conditions[name];
      if (wanted === undefined) return [];
      if (wanted === null) return Prisma.sql`AND ${column(name)} IS NULL`;
      const cast = Prisma.raw(`${CASTS[name]}[]`);
      if (isExclusion(wanted)) return Prisma.sql`AND NOT ${column(name)} = ANY(${[wanted.not]}::${cast})`;
      return Prisma.sql`AND ${column(name)} = ANY(${Array.isArray(wanted) ? wanted : [wanted]}::${cast})`;
    }),
  ];
}

function isExclusion(wanted: NonNullable<TallyConditions[TallyColumn]>): wanted is { not: TallyColumns[TallyColumn] } {
  return typeof wanted === 'object' && 'not' in wanted;
}

/** Rows above which a project's differences are worth folding, once they are more than twice those that would be left: reading so many takes a millisecond. */
const FOLD_ABOVE = 1_000;

/** Adds the differences of each project up into few rows; says how many rows went. Rows that another worker is folding are left to it. */
export async function foldTallies(db: Db, above = FOLD_ABOVE): Promise<number> {
  const projects = await db.$queryRaw<{ projectId: Id }[]>(Prisma.sql`
    SELECT "projectId" FROM (SELECT "projectId", count(*) AS rows FROM evolution_tally GROUP BY "projectId", ${NAMES}) combinations
    GROUP BY 1 HAVING sum(rows) > ${above}::int AND sum(rows) > 2 * count(*) ORDER BY 1`);
  let gone = 0;
  for (const { projectId } of projects) gone += await foldTally(db, projectId);
  return gone;
}

async function foldTally(db: Db, projectId: Id): Promise<number> {
  const rows = await db.$queryRaw<{ gone: number }[]>(Prisma.sql`
    WITH gone AS (
      DELETE FROM evolution_tally WHERE id IN (SELECT id FROM evolution_tally WHERE "projectId" = ${projectId}::uuid FOR UPDATE SKIP LOCKED)
      RETURNING *
    ), kept AS (
      INSERT INTO evolution_tally ("projectId", ${NAMES}, count)
      SELECT "projectId", ${NAMES}, sum(count) FROM gone GROUP BY "projectId", ${NAMES} HAVING sum(count) <> 0
      RETURNING 1
    )
    SELECT ((SELECT count(*) FROM gone) - (SELECT count(*) FROM kept))::int AS gone`);
  return rows[0]?.gone ?? 0;
}
