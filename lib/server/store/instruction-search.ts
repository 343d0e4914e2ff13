/** The table of all instructions: filters, full-text search and keyset pages; raw SQL, because the order of evaluation decides its speed. */
import type { InstructionFilter, InstructionRow } from '@/lib/core/contract/instructions';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { Prisma } from './generated/client';

const EXCERPT_LENGTH = 280;

export type InstructionOrder = 'newest' | 'oldest';

/** What stands in the search index (see the first migration): the expression must be the same to be found by it. */
const SEARCHED = Prisma.sql`to_tsvector('simple', left(i.text, 20000))`;

/** Conditions that instruction_listing_idx answers inside the index. */
function ownConditions(scope: ProjectScope, filter: InstructionFilter): Prisma.Sql[] {
  const { text, runId, seedSetId, origin, round, operation, status } = filter;
  return [
    Prisma.sql`i."projectId" = ${scope.projectId}::uuid`,
    ...(runId === undefined ? [] : [Prisma.sql`i."runId" = ${runId}::uuid`]),
    ...(seedSetId === undefined ? [] : [Prisma.sql`i."seedSetId" = ${seedSetId}::uuid`]),
    ...(origin === undefined ? [] : [Prisma.sql`i.origin = ${origin}`]),
    ...(round === undefined ? [] : [Prisma.sql`i.round = ${round}`]),
    ...(operation === undefined ? [] : [Prisma.sql`i.operation = ${operation}`]),
    ...(status === undefined ? [] : [Prisma.sql`i.status = ${status}`]),
    ...(text === undefined ? [] : [Prisma.sql`${SEARCHED} @@ websearch_to_tsquery('simple', ${searchable(text)})`]),
  ];
}

/** PostgreSQL's text holds no NUL. */
function searchable(text: string): string {
  return text.replaceAll('\0', ' ');
}

function evolutionConditions({ rule, decidedBy }: InstructionFilter): Prisma.Sql[] {
  return [
    ...(rule === undefined ? [] : [Prisma.sql`e.rule = ${rule}`]),
    ...(decidedBy === undefined ? [] : [Prisma.sql`e."decidedBy" = ${decidedBy}`]),
  ];
}

/**
 * A search is materialised first, which makes the planner use the search index: left alone it walks the rows in order and makes a
 * tsvector of each (four rare words and a phrase on 200k rows: 1 860 ms that way, 220 ms this way; one rare word: 1 ms).
 */
function matching(scope: ProjectScope, filter: InstructionFilter, more: Prisma.Sql[]): Prisma.Sql {
  const own = Prisma.join([...ownConditions(scope, filter), ...more], ' AND ');
  const keyword = filter.text === undefined ? Prisma.sql`NOT MATERIALIZED` : Prisma.sql`MATERIALIZED`;
  const edge = evolutionConditions(filter);
  const join =
    edge.length === 0
      ? Prisma.empty
      : Prisma.sql`JOIN evolution e ON e."childId" = found.id AND ${Prisma.join(edge, ' AND ')}`;
  return Prisma.sql`WITH found AS ${keyword} (SELECT i.id FROM instruction i WHERE ${own}), matching AS (SELECT found.id FROM found ${join})`;
}

/** Exactly what the table shows under a filter, as a query of ids: a decision about "all that match" is about these. */
export function matchingIds(scope: ProjectScope, filter: InstructionFilter): Prisma.Sql {
  return Prisma.sql`${matching(scope, filter, [])} SELECT id FROM matching`;
}

type PageRow = Omit<InstructionRow, 'createdAt'> & { createdAt: Date };

/** `after` is the id of the last row of the page before; ids rise with time, so a row that comes later never shifts a page. */
export async function searchInstructions(
  db: Db,
  scope: ProjectScope,
  filter: InstructionFilter,
  page: { order: InstructionOrder; after: Id | null; limit: number },
): Promise<InstructionRow[]> {
  const isNewest = page.order === 'newest';
  const direction = isNewest ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const beyond = isNewest ? Prisma.sql`i.id < ${page.after}::uuid` : Prisma.sql`i.id > ${page.after}::uuid`;
  const rows = await db.$queryRaw<PageRow[]>(Prisma.sql`
    ${matching(scope, filter, page.after === null ? [] : [beyond])},
    page AS (SELECT id FROM matching ORDER BY id ${direction} LIMIT ${page.limit})
    SELECT i.id, i.origin, left(i.text, ${EXCERPT_LENGTH}) AS excerpt, i.round, i.operation, i.status, e.rule, e."decidedBy",
      v.version AS "templateVersion", array_length(regexp_split_to_array(btrim(i.text, E' \\t\\r\\n'), '\\s+'), 1) AS "wordCount",
      i."runId", r.name AS "runName", i."isRehearsal", i."createdAt"
    FROM page JOIN instruction i ON i.id = page.id
    LEFT JOIN evolution e ON e."childId" = i.id
    LEFT JOIN template_version v ON v.id = e."templateVersionId"
    LEFT JOIN run r ON r.id = i."runId"
    ORDER BY i.id ${direction}`);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** Counting a million rows takes half a second; up to this many it is cheap, beyond it nobody reads the figure. */
export const COUNT_LIMIT = 10_000;

/** Null: more than COUNT_LIMIT. */
export async function countInstructions(
  db: Db,
  scope: ProjectScope,
  filter: InstructionFilter,
): Promise<number | null> {
  const [row] = await db.$queryRaw<{ count: number }[]>(Prisma.sql`
    ${matching(scope, filter, [])}
    SELECT count(*)::int AS count FROM (SELECT 1 FROM matching LIMIT ${COUNT_LIMIT + 1}) counted`);
  const count = row?.count ?? 0;
  return count > COUNT_LIMIT ? null : count;
}
