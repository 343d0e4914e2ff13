/** What people said about the same items, as counts: grouped inside the database, so that a million decisions leave it as a few hundred rows. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { Prisma } from './generated/client';

export type AnswerCount = { operation: string; accepts: number; rejects: number; items: number };
export type PairCount = {
  firstId: Id;
  firstName: string;
  secondId: Id;
  secondName: string;
  bothAccept: number;
  acceptReject: number;
  rejectAccept: number;
  bothReject: number;
};

/**
 * How many items have which words of which people. One pass over review_decision_agreement_idx: a million decisions take 1.2 s, where joining them with themselves
 * and with their evolutions took 6 s. `itemsOf`: only what this person decided.
 */
const patterns = (scope: ProjectScope, itemsOf?: Id) => Prisma.sql`
  items AS (
    SELECT min(d.operation) AS operation, array_agg(d."personId" ORDER BY d."personId") AS people,
      array_agg(d.decision ORDER BY d."personId") AS words,
      count(*) FILTER (WHERE d.decision = 'accept') AS accepts, count(*) FILTER (WHERE d.decision = 'reject') AS rejects
    FROM review_decision d
    WHERE d."projectId" = ${scope.projectId}::uuid AND d.decision <> 'unsure' ${
      itemsOf === undefined
        ? Prisma.empty
        : Prisma.sql`AND d."evolutionId" IN (SELECT m."evolutionId" FROM review_decision m
            WHERE m."projectId" = ${scope.projectId}::uuid AND m."personId" = ${itemsOf})`
    }
    GROUP BY d."evolutionId" HAVING count(*) > 1
  ), patterns AS MATERIALIZED (
    SELECT operation, people, words, accepts, rejects, count(*) AS items FROM items GROUP BY 1, 2, 3, 4, 5
  )`;

/** Per operation how many items have so many accepts and rejects, how many people there are, and every pair's table, of one operation or of all. */
export async function countAgreement(db: Db, scope: ProjectScope, operation: string | null) {
  const rows = await db.$queryRaw<{ answers: AnswerCount[]; people: [string | null, number][]; pairs: PairCount[] }[]>(
    Prisma.sql`
    WITH ${patterns(scope)}, answers AS (
      SELECT operation, accepts, rejects, sum(items) AS items FROM patterns GROUP BY 1, 2, 3
    ), people AS (
      SELECT p.operation, count(DISTINCT said.person) AS count FROM patterns p, unnest(p.people) AS said(person)
      GROUP BY GROUPING SETS ((p.operation), ())
    ), pairs AS (
      SELECT a.person AS "firstId", b.person AS "secondId",
        coalesce(sum(p.items) FILTER (WHERE a.word = 'accept' AND b.word = 'accept'), 0) AS "bothAccept",
        coalesce(sum(p.items) FILTER (WHERE a.word = 'accept' AND b.word = 'reject'), 0) AS "acceptReject",
        coalesce(sum(p.items) FILTER (WHERE a.word = 'reject' AND b.word = 'accept'), 0) AS "rejectAccept",
        coalesce(sum(p.items) FILTER (WHERE a.word = 'reject' AND b.word = 'reject'), 0) AS "bothReject"
      FROM patterns p, unnest(p.people, p.words) WITH ORDINALITY AS a(person, word, place),
        unnest(p.people, p.words) WITH ORDINALITY AS b(person, word, place)
      WHERE a.place < b.place AND (${operation}::text IS NULL OR p.operation = ${operation}) GROUP BY 1, 2
    ), named AS (
      SELECT pairs.*, coalesce(f.name, 'a person who left') AS "firstName", coalesce(s.name, 'a person who left') AS "secondName"
      FROM pairs LEFT JOIN "user" f ON f.id = pairs."firstId" LEFT JOIN "user" s ON s.id = pairs."secondId"
    )
    SELECT (SELECT coalesce(json_agg(answers), '[]') FROM answers) AS answers,
      (SELECT coalesce(json_agg(json_build_array(people.operation, people.count)), '[]') FROM people) AS people,
      (SELECT coalesce(json_agg(named), '[]') FROM named) AS pairs`,
  );
  const [{ answers, people, pairs } = { answers: [], people: [], pairs: [] }] = rows;
  return { answers, peopleOf: new Map(people), pairs };
}

export type MajorityCount = { key: string; agreed: number; count: number };

/** How often people say what most of the others say about the same item; where the others are in a tie, there is nothing to agree with. */
export function countMajority(
  db: Db,
  scope: ProjectScope,
  query: { by: 'person' | 'operation'; personId?: Id | undefined; operation?: string | undefined },
): Promise<MajorityCount[]> {
  const { by, personId, operation } = query;
  const key = by === 'person' ? Prisma.sql`person` : Prisma.sql`operation`;
  return db.$queryRaw<MajorityCount[]>(Prisma.sql`
    WITH ${patterns(scope, personId)}, said AS (
      SELECT p.operation, p.items, a.person, a.word,
        p.accepts - (a.word = 'accept')::int - (p.rejects - (a.word = 'reject')::int) AS lead
      FROM patterns p, unnest(p.people, p.words) AS a(person, word)
      WHERE (${operation ?? null}::text IS NULL OR p.operation = ${operation ?? null})
        AND (${personId ?? null}::text IS NULL OR a.person = ${personId ?? null})
    )
    SELECT ${key} AS key, sum(items)::int AS count,
      coalesce(sum(items) FILTER (WHERE (lead > 0) = (word = 'accept')), 0)::int AS agreed
    FROM said WHERE lead <> 0 GROUP BY 1`);
}
