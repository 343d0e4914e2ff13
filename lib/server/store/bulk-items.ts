/** What a decision about many is about: the selection as a query, counted before it is made and fixed when it is asked for. */
import type { BulkPreview, BulkSelection } from '@/lib/core/contract/bulk';
import { BULK_STATUS, type BulkKind } from '@/lib/core/domain/bulk';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { Prisma } from './generated/client';
import { matchingIds } from './instruction-filter';
import { blindTo } from './review-blind';

/** Of an evolution `e`: it is finished and has a child, so that there is something to decide about. */
export const REVIEWABLE = Prisma.sql`e."childId" IS NOT NULL AND e.verdict IS NOT NULL AND e.state IN ('kept', 'eliminated', 'undecided')`;

/** Of an evolution `e`: drawn for a blind audit, and nobody has decided it yet. */
export const WAITS_IN_AUDIT = Prisma.sql`(EXISTS (SELECT 1 FROM audit_item a WHERE a."evolutionId" = e.id)
  AND NOT EXISTS (SELECT 1 FROM review_decision d WHERE d."evolutionId" = e.id AND d.decision <> 'unsure'))`;

/** Evolutions below those of a query that gives `"childId"`, over any number of rounds. */
function below(chosen: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`below AS (
    SELECT d.id, d."childId" FROM evolution d WHERE d."parentId" IN (${chosen})
    UNION
    SELECT d.id, d."childId" FROM below b JOIN evolution d ON d."parentId" = b."childId"
  )`;
}

/** Ids of evolutions, reviewable or not; always of this project. */
function chosenEvolutions(scope: ProjectScope, selection: BulkSelection): Prisma.Sql {
  const own = Prisma.sql`e."projectId" = ${scope.projectId}::uuid`;
  switch (selection.kind) {
    case 'rows':
      return Prisma.sql`SELECT e.* FROM evolution e WHERE ${own} AND e."childId" = ANY(${selection.instructionIds}::uuid[])`;
    case 'filter':
      return Prisma.sql`SELECT e.* FROM (${matchingIds(scope, selection.filter)}) m JOIN evolution e ON e."childId" = m.id WHERE ${own}`;
    case 'branch': {
      const root = Prisma.sql`SELECT e."childId" FROM evolution e WHERE ${own} AND e.id = ${selection.evolutionId}::uuid`;
      return Prisma.sql`SELECT e.* FROM evolution e WHERE ${own} AND (e.id IN (WITH RECURSIVE ${below(root)} SELECT id FROM below)
        OR (${selection.hasRoot} AND e.id = ${selection.evolutionId}::uuid))`;
    }
  }
}

function countSeeds(scope: ProjectScope, selection: BulkSelection): Prisma.Sql {
  switch (selection.kind) {
    case 'rows':
      return Prisma.sql`SELECT count(*) FROM instruction i WHERE i."projectId" = ${scope.projectId}::uuid AND i.id = ANY(${selection.instructionIds}::uuid[]) AND i.origin = 'seed'`;
    case 'filter':
      if (selection.filter.origin !== undefined && selection.filter.origin !== 'seed') return Prisma.sql`SELECT 0`;
      return Prisma.sql`SELECT count(*) FROM (${matchingIds(scope, { ...selection.filter, origin: 'seed' })}) m`;
    case 'branch':
      return Prisma.sql`SELECT 0`;
  }
}

/** `personId` is who would decide: what others said against it makes an evolution contested. Of rows picked one by one, a count of what is blind to them would be its verdict. */
export async function previewBulk(
  db: Db,
  scope: ProjectScope,
  ask: { kind: BulkKind; selection: BulkSelection; personId: Id },
): Promise<BulkPreview> {
  const { kind, selection, personId } = ask;
  const [row] = await db.$queryRaw<(Omit<BulkPreview, 'descendants'> & { descendants: number; kept: number })[]>(
    Prisma.sql`
    WITH RECURSIVE chosen AS MATERIALIZED (
      SELECT e.id, e."childId", e.status, e."decisionCount", e.adjudicated, ${WAITS_IN_AUDIT} AS "isAudit",
        ${selection.kind === 'rows' ? blindTo(personId) : Prisma.sql`false`} AS "isBlind"
      FROM (${chosenEvolutions(scope, selection)}) e WHERE ${REVIEWABLE}
    ), ${below(Prisma.sql`SELECT "childId" FROM chosen WHERE NOT "isAudit" AND NOT "isBlind"`)}, others AS (
      SELECT e.status FROM below b JOIN evolution e ON e.id = b.id WHERE ${REVIEWABLE} AND NOT EXISTS (SELECT 1 FROM chosen c WHERE c.id = b.id)
    )
    SELECT count(*)::int AS total, (${countSeeds(scope, selection)})::int AS seeds,
      (count(*) FILTER (WHERE c."isAudit"))::int AS audits,
      (count(*) FILTER (WHERE NOT c."isAudit" AND c.adjudicated IS NOT NULL))::int AS settled,
      (count(*) FILTER (WHERE ${decided} AND c."decisionCount" > 0 AND EXISTS (SELECT 1 FROM review_decision d
        WHERE d."evolutionId" = c.id AND d."personId" <> ${personId} AND d.decision NOT IN ('unsure', ${kind}))))::int AS contested,
      (count(*) FILTER (WHERE ${decided} AND c.status = ${BULK_STATUS[kind]}))::int AS same,
      (count(*) FILTER (WHERE ${kind === 'accept'} AND ${decided} AND c.status <> 'kept'
        AND EXISTS (SELECT 1 FROM instruction i WHERE i.id = c."childId" AND i.response IS NULL)))::int AS unanswered,
      (SELECT count(*) FROM others)::int AS descendants, (SELECT count(*) FROM others o WHERE o.status = 'kept')::int AS kept
    FROM chosen c`,
  );
  const { descendants = 0, kept = 0, ...counts } = row ?? NOTHING;
  return { ...counts, descendants: { total: descendants, kept } };
}

/** Of a chosen `c`: it will be decided about, and to say how it stands gives nothing away. */
const decided = Prisma.sql`NOT c."isAudit" AND NOT c."isBlind" AND c.adjudicated IS NULL`;

const NOTHING = {
  ...{ total: 0, seeds: 0, audits: 0, settled: 0, contested: 0, same: 0, unanswered: 0 },
  ...{ descendants: 0, kept: 0 },
};

/** Fixes what the selection holds now, in one statement each for the chosen and for what descends from them; says how many there are. */
export async function insertBulkItems(
  tx: Db,
  scope: ProjectScope,
  bulkId: Id,
  choice: { selection: BulkSelection; withDescendants: boolean },
): Promise<number> {
  const chosen = await tx.$executeRaw(Prisma.sql`
    INSERT INTO bulk_item ("bulkId", position, "evolutionId")
    SELECT ${bulkId}::uuid, row_number() OVER (ORDER BY e.id), e.id FROM (${chosenEvolutions(scope, choice.selection)}) e WHERE ${REVIEWABLE}`);
  if (!choice.withDescendants || chosen === 0) return chosen;
  // What is left alone keeps its branch, too.
  const children = Prisma.sql`SELECT e."childId" FROM bulk_item i JOIN evolution e ON e.id = i."evolutionId" WHERE i."bulkId" = ${bulkId}::uuid AND NOT ${WAITS_IN_AUDIT}`;
  const descendants = await tx.$executeRaw(Prisma.sql`
    WITH RECURSIVE ${below(children)}
    INSERT INTO bulk_item ("bulkId", position, "evolutionId")
    SELECT ${bulkId}::uuid, ${chosen}::int + row_number() OVER (ORDER BY e.id), e.id FROM below b JOIN evolution e ON e.id = b.id
    WHERE ${REVIEWABLE} AND NOT EXISTS (SELECT 1 FROM bulk_item own WHERE own."bulkId" = ${bulkId}::uuid AND own."evolutionId" = e.id)`);
  return chosen + descendants;
}
