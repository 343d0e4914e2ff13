/** Pages of the table of instructions: keyset in both directions over evolutions and seeds; raw SQL, because how it is read decides its speed. */
import type { InstructionRow } from '@/lib/core/contract/instructions';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { type InstructionOrder, type Measure, ORDER_FACTS } from '@/lib/core/domain/listing';
import type { Db } from './connection';
import { excerptOf } from './excerpt';
import { Prisma } from './generated/client';
import { edgeConditions, kindsUnder, type StoredFilter, seedConditions } from './instruction-filter';
import { type Reading, readingOf, rowsAhead } from './instruction-reading';
import { checkedText } from './search-query';

const EXCERPT_LENGTH = 280;

/** Where a row stands in its order; `value` null when it is ordered by time alone. */
export type RowPlace = { value: number | null; id: Id };
export type PageAsk = {
  order: InstructionOrder;
  direction: 'forward' | 'backward';
  /** the row beside which the page begins; null: at the end of the order where the direction starts */
  beside: RowPlace | null;
  limit: number;
};
export type FoundRow = { row: InstructionRow; place: RowPlace };

const MEASURED = {
  words: { edge: Prisma.sql`e."childWords"`, seed: Prisma.sql`word_count(i.text)`, cast: Prisma.sql`int` },
  added: { edge: Prisma.sql`e."wordsAdded"`, seed: null, cast: Prisma.sql`int` },
  overlap: { edge: Prisma.sql`e.overlap`, seed: null, cast: Prisma.sql`float8` },
  agreement: { edge: Prisma.sql`e.agreement`, seed: null, cast: Prisma.sql`real` },
} as const satisfies Record<Measure, { edge: Prisma.Sql; seed: Prisma.Sql | null; cast: Prisma.Sql }>;

/** The filter holds what the order asks for (filterUnderOrder). Rows stand in the order that was asked for, also when they were read backwards. */
export async function searchInstructions(
  db: Db,
  scope: ProjectScope,
  filter: StoredFilter,
  ask: PageAsk,
): Promise<FoundRow[]> {
  const { measure, isDescending } = ORDER_FACTS[ask.order];
  const goesDown = isDescending === (ask.direction === 'forward');
  const places = await placesOf(db, scope, filter, { ...ask, measure, goesDown });
  const rows = await rowsOf(db, places);
  return ask.direction === 'forward' ? rows : rows.reverse();
}

async function placesOf(db: Db, scope: ProjectScope, filter: StoredFilter, ask: PlacesAsk): Promise<RowPlace[]> {
  const { text, ...rest } = filter;
  const steps = text === undefined ? [] : await rowsAhead(db, text, ask.limit);
  for (const ahead of steps) {
    const found = await placesAhead(db, scope, rest, { ...ask, text: text ?? '', ahead });
    if (found !== null) return found;
  }
  return db.$queryRaw<RowPlace[]>(placesQuery(scope, filter, await readingOf(db, scope, filter, ask), ask));
}

type AheadAsk = PlacesAsk & { text: string; ahead: number };

/** Common words: the filter is read as if it had none, further than a page, and those of its rows that have them are the page. Null: too few came. */
async function placesAhead(
  db: Db,
  scope: ProjectScope,
  filter: StoredFilter,
  { text, ahead, ...ask }: AheadAsk,
): Promise<RowPlace[] | null> {
  const further = { ...ask, limit: ahead };
  const rows = placesQuery(scope, filter, await readingOf(db, scope, filter, further), further);
  // A value, not a condition: the planner must not turn it into a join that asks the words index for all that have them.
  const hasWords = Prisma.sql`(SELECT ${checkedText(Prisma.sql`t.text`, text)} FROM instruction t WHERE t.id = ahead.id)`;
  const ordered = orderBy(ask.measure === null ? null : Prisma.sql`value`, Prisma.sql`id`, ask);
  const found = await db.$queryRaw<RowPlace[]>(
    Prisma.sql`SELECT value, id FROM (${rows}) ahead WHERE ${hasWords} ORDER BY ${ordered} LIMIT ${ask.limit}`,
  );
  if (found.length === ask.limit) return found;
  const [read] = await db.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM (${rows}) ahead`,
  );
  return (read?.count ?? 0) < ahead ? found : null;
}

type PlacesAsk = PageAsk & { measure: Measure | null; goesDown: boolean };

function placesQuery(scope: ProjectScope, filter: StoredFilter, reading: Reading, ask: PlacesAsk): Prisma.Sql {
  const { hasEdges, hasSeeds } = kindsUnder(filter);
  const parts: Prisma.Sql[] = [];
  if (hasEdges) {
    const value = ask.measure === null ? null : MEASURED[ask.measure].edge;
    const where = edgeConditions(scope, filter, reading.text);
    parts.push(part(Prisma.sql`evolution e`, { value, id: Prisma.sql`e."childId"`, where }, ask, reading.isGathered));
  }
  const seedValue = ask.measure === null ? null : MEASURED[ask.measure].seed;
  if (hasSeeds && (ask.measure === null || seedValue !== null)) {
    const where = seedConditions(scope, filter, reading.text);
    parts.push(part(Prisma.sql`instruction i`, { value: seedValue, id: Prisma.sql`i.id`, where }, ask, false));
  }
  if (parts.length === 0) return Prisma.sql`SELECT NULL::float8 AS value, NULL::uuid AS id WHERE false`;
  const ordered = orderBy(ask.measure === null ? null : Prisma.sql`value`, Prisma.sql`id`, ask);
  return Prisma.sql`SELECT value::float8 AS value, id FROM (${Prisma.join(
    parts.map((one) => Prisma.sql`(${one})`),
    ' UNION ALL ',
  )}) page ORDER BY ${ordered} LIMIT ${ask.limit}`;
}

type Part = { value: Prisma.Sql | null; id: Prisma.Sql; where: Prisma.Sql };

/**
 * A gathered part is fenced by OFFSET 0: all that matches is read from the facet index and sorted. Otherwise the index of the order is walked until there are
 * enough rows, which is at once when most rows match and takes seconds when they stand together at its other end.
 */
function part(table: Prisma.Sql, { value, id, where }: Part, ask: PlacesAsk, isGathered: boolean): Prisma.Sql {
  const read = Prisma.sql`SELECT ${value ?? Prisma.sql`NULL::int`} AS value, ${id} AS id FROM ${table} WHERE ${where} ${beyond({ value, id }, ask)}`;
  if (!isGathered) return Prisma.sql`${read} ORDER BY ${orderBy(value, id, ask)} LIMIT ${ask.limit}`;
  const ordered = orderBy(value === null ? null : Prisma.sql`value`, Prisma.sql`id`, ask);
  return Prisma.sql`SELECT * FROM (${read} OFFSET 0) gathered ORDER BY ${ordered} LIMIT ${ask.limit}`;
}

function beyond({ value, id }: Pick<Part, 'value' | 'id'>, { beside, goesDown, measure }: PlacesAsk): Prisma.Sql {
  if (beside === null) return Prisma.empty;
  const side = goesDown ? Prisma.sql`<` : Prisma.sql`>`;
  if (value === null || measure === null) return Prisma.sql`AND ${id} ${side} ${beside.id}::uuid`;
  return Prisma.sql`AND (${value}, ${id}) ${side} (${beside.value}::${MEASURED[measure].cast}, ${beside.id}::uuid)`;
}

function orderBy(value: Prisma.Sql | null, id: Prisma.Sql, { goesDown }: PlacesAsk): Prisma.Sql {
  const direction = goesDown ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return value === null ? Prisma.sql`${id} ${direction}` : Prisma.sql`${value} ${direction}, ${id} ${direction}`;
}

type StoredRow = Omit<InstructionRow, 'createdAt'> & { createdAt: Date };

/** In the order of the places. */
async function rowsOf(db: Db, places: readonly RowPlace[]): Promise<FoundRow[]> {
  if (places.length === 0) return [];
  const rows = await db.$queryRaw<StoredRow[]>(Prisma.sql`
    SELECT i.id, e.id AS "evolutionId", i.origin, ${excerptOf(Prisma.sql`i.text`, EXCERPT_LENGTH)} AS excerpt, i.round, i.operation, i.status, e.rule, e."decidedBy",
      v.version AS "templateVersion", coalesce(e."childWords", word_count(i.text)) AS "wordCount", e."wordsAdded", e.overlap, e.agreement,
      coalesce(e."reviewsLeft", 0) AS "reviewsLeft", coalesce(e."isFlagged", false) AS "isFlagged", false AS "isBlind",
      i."runId", r.name AS "runName", i."isRehearsal", i."createdAt"
    FROM instruction i
    LEFT JOIN evolution e ON e."childId" = i.id
    LEFT JOIN template_version v ON v.id = e."templateVersionId"
    LEFT JOIN run r ON r.id = i."runId"
    WHERE i.id = ANY(${places.map(({ id }) => id)}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return places.flatMap((place) => {
    const row = byId.get(place.id);
    return row ? { row: { ...row, createdAt: row.createdAt.toISOString() }, place } : [];
  });
}
