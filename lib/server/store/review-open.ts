/** What is open for whom, as conditions on `evolution e`: the queue hands it out and counts it by the same words. */
import type { OpenFilter } from '@/lib/core/contract/reviews';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { LeaseOrder } from '@/lib/core/domain/review';
import { Prisma } from './generated/client';
import { blindTo } from './review-blind';

export type Assignment = { id: Id; personId: Id; filter: OpenFilter; shareFrom: number; shareTo: number };

/** A place in the order of making. */
export type MadeAt = { runId: Id; place: bigint; id: Id };

/** Who asks for what. `skipped`: since the sitting began. */
export type Asking = {
  personId: Id;
  filter: OpenFilter;
  order: LeaseOrder;
  /** of the whole project */
  assignments: readonly Assignment[];
  skipped: readonly Id[];
  /** whether the project has audits at all */
  hasAudit: boolean;
  /** how many live leases others have in the project */
  othersHold: number;
};

/** The order of making, written as the index of what is open has it. */
export const MADE_PLACE = Prisma.sql`(e."roundNumber"::bigint << 32) + e.ordinal`;
export const AS_MADE = Prisma.sql`e."runId", ${MADE_PLACE}, e.id`;

export function allOf(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length > 0 ? Prisma.join([...conditions], ' AND ') : Prisma.sql`true`;
}

/** Every field of a filter is a column of `evolution` and of its tally, named `source` here. */
export function matching(filter: OpenFilter, source: 'e' | 't' = 'e'): Prisma.Sql {
  const column = (name: string) => Prisma.raw(`${source}."${name}"`);
  const conditions: Prisma.Sql[] = [];
  if (filter.runId) conditions.push(Prisma.sql`${column('runId')} = ${filter.runId}::uuid`);
  if (filter.round) conditions.push(Prisma.sql`${column('roundNumber')} = ${filter.round}::int`);
  if (filter.operation) conditions.push(Prisma.sql`${column('operation')} = ${filter.operation}`);
  if (filter.status) conditions.push(Prisma.sql`${column('status')} = ${filter.status}`);
  if (filter.rule) conditions.push(Prisma.sql`${column('rule')} = ${filter.rule}`);
  return allOf(conditions);
}

/** How many more people are wanted. An audit wants people who decided without knowing the verdict, so others' decisions do not count for it. */
export function wanted(order: LeaseOrder): Prisma.Sql {
  return order === 'audit'
    ? Prisma.sql`((SELECT p.overlap FROM project p WHERE p.id = e."projectId") - (SELECT count(*) FROM review_decision b
        WHERE b."evolutionId" = e.id AND b."isBlind" AND b.decision <> 'unsure'))`
    : Prisma.sql`e."reviewsLeft"`;
}

/** Still to be decided by somebody; flagged ones wait for a lead. */
export function open(scope: ProjectScope, order: LeaseOrder, isFlagged = false): Prisma.Sql {
  const conditions = [
    Prisma.sql`e."projectId" = ${scope.projectId}::uuid`,
    isFlagged ? Prisma.sql`e."isFlagged"` : Prisma.sql`NOT e."isFlagged"`,
  ];
  if (order === 'audit') {
    conditions.push(
      Prisma.sql`e.adjudicated IS NULL AND EXISTS (SELECT 1 FROM audit_item a WHERE a."evolutionId" = e.id) AND ${wanted(order)} > 0`,
    );
  } else conditions.push(Prisma.sql`e."reviewsLeft" > 0`);
  return allOf(conditions);
}

const isWhole = ({ shareFrom, shareTo }: Assignment) => shareFrom <= 0 && shareTo >= 100;

function within(assignment: Assignment): Prisma.Sql {
  const { filter, shareFrom, shareTo } = assignment;
  const share = isWhole(assignment)
    ? []
    : [Prisma.sql`review_hundredth(e.id) >= ${shareFrom}::int AND review_hundredth(e.id) < ${shareTo}::int`];
  return Prisma.sql`(${allOf([matching(filter), ...share])})`;
}

/** What is blind to this person is not handed out under a filter, or an assignment, that says how it was judged. Null: nothing has to be left out. */
export function withoutBlind({ personId, filter, assignments, hasAudit }: Asking): Prisma.Sql | null {
  const mine = assignments.filter((assignment) => assignment.personId === personId);
  const isTelling = [filter, ...mine.map((assignment) => assignment.filter)].some(
    ({ status, rule }) => status !== undefined || rule !== undefined,
  );
  return hasAudit && isTelling ? Prisma.sql`NOT ${blindTo(personId)}` : null;
}

/** What this person is assigned; without an assignment, what is assigned to nobody. Null: everything. */
export function assignedTo({ personId, assignments }: Pick<Asking, 'personId' | 'assignments'>): Prisma.Sql | null {
  const mine = assignments.filter((assignment) => assignment.personId === personId);
  if (mine.length > 0) return Prisma.sql`(${Prisma.join(mine.map(within), ' OR ')})`;
  return assignments.length > 0 ? Prisma.sql`NOT (${Prisma.join(assignments.map(within), ' OR ')})` : null;
}

const HUNDREDTHS = Array.from({ length: 100 }, (_, at) => at);

/** The hundredths that can hold something for this person; null: all of them can. */
export function hundredthsOf({ personId, assignments }: Pick<Asking, 'personId' | 'assignments'>): number[] | null {
  const mine = assignments.filter((assignment) => assignment.personId === personId);
  const given = mine.length > 0 ? mine : assignments.filter(({ filter }) => Object.keys(filter).length === 0);
  const isGiven = (at: number) => given.some(({ shareFrom, shareTo }) => at >= shareFrom && at < shareTo);
  const found = HUNDREDTHS.filter((at) => isGiven(at) === mine.length > 0);
  return found.length === HUNDREDTHS.length ? null : found;
}

export function decidedBy(personId: Id): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM review_decision d WHERE d."evolutionId" = e.id AND d."personId" = ${personId})`;
}

export function isOneOf(ids: readonly Id[]): Prisma.Sql {
  return ids.length > 0 ? Prisma.sql`e.id = ANY(${[...ids]}::uuid[])` : Prisma.sql`false`;
}

/**
 * As many others as are `wanted` have it in their hands; of anybody where no person is given. Each lease is the nth of its evolution, and the pairs of evolution and n are read once and hashed: two hundred
 * people hold some thousands of the first evolutions of the queue, and counting the leases of each of these took ten times as long.
 */
export function isInHands(scope: ProjectScope, personId: Id | null, wanted: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(e.id, (${wanted})::int) IN (
    SELECT l."evolutionId", row_number() OVER (PARTITION BY l."evolutionId")::int FROM review_lease l
    WHERE l."projectId" = ${scope.projectId}::uuid AND l."personId" IS DISTINCT FROM ${personId} AND l."expiresAt" > now())`;
}

/** How many others have it in their hands. */
export function otherHands(personId: Id): Prisma.Sql {
  return Prisma.sql`(SELECT count(*) FROM review_lease l WHERE l."evolutionId" = e.id AND l."personId" <> ${personId} AND l."expiresAt" > now())`;
}

/** What this person could be handed, whoever has it and whatever they did with it already. */
export function openTo(scope: ProjectScope, asking: Asking): Prisma.Sql {
  const conditions = [withoutBlind(asking), assignedTo(asking)].filter((condition) => condition !== null);
  return allOf([open(scope, asking.order), matching(asking.filter), ...conditions]);
}
