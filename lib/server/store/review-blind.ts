/** Audited items as they look before the person has decided them: nothing on the wire says what the machine or others think. */
import type { EvolutionView, TeacherCallView } from '@/lib/core/contract/evolution-view';
import type { InstructionRow } from '@/lib/core/contract/instructions';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { AuditBasis } from '@/lib/core/domain/audit-sample';
import type { EvolutionState } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { SEEING_KINDS } from '@/lib/core/domain/review-standing';
import type { Db } from './connection';
import { Prisma } from './generated/client';

/** The last state before a verdict, whatever it was. */
export const BLIND_STATE: EvolutionState = 'answered';

const hasSeen = (personId: Id, evolutionId: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT 1 FROM review_event v WHERE v."evolutionId" = ${evolutionId} AND v."personId" = ${personId} AND v.kind = ANY(${[...SEEING_KINDS]}::text[]))`;

/** Of an evolution `e`: drawn for an audit, and this person has neither decided it nor asked to see its verdict. */
export function blindTo(personId: Id): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM audit_item a WHERE a."evolutionId" = e.id AND NOT ${hasSeen(personId, Prisma.sql`a."evolutionId"`)})`;
}

export type Audited = {
  /** this person must not know its verdict yet */
  isBlind: boolean;
  /** and decides on the instruction alone: that there is a response, or none, would say it */
  isResponseHidden: boolean;
};

/** The audited ones of `evolutionIds`. By key, so that it costs a page nothing. */
export async function auditedAmong(db: Db, personId: Id, evolutionIds: readonly Id[]): Promise<Map<Id, Audited>> {
  if (evolutionIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: Id; isBlind: boolean; basis: AuditBasis | null }[]>(Prisma.sql`
    SELECT a."evolutionId" AS id, NOT ${hasSeen(personId, Prisma.sql`a."evolutionId"`)} AS "isBlind", s.filter->>'basis' AS basis
    FROM audit_item a LEFT JOIN audit_sample s ON s.id = a."sampleId" WHERE a."evolutionId" = ANY(${[...evolutionIds]}::uuid[])`);
  return new Map(
    rows.map(({ id, isBlind, basis }) => [id, { isBlind, isResponseHidden: isBlind && basis !== 'response' }]),
  );
}

/** What the judge said is the verdict in other words, and an answer that was asked for, or not, may be. */
export function blindCalls(calls: readonly TeacherCallView[], { isResponseHidden }: Audited): TeacherCallView[] {
  return calls.filter(({ role }) => role !== 'judge' && !(isResponseHidden && role === 'responder'));
}

/** Of what is known to be audited, what this person must not know yet. */
export function blindOf(audited: ReadonlyMap<Id, Audited>): Set<Id> {
  return new Set([...audited].flatMap(([id, { isBlind }]) => (isBlind ? [id] : [])));
}

export async function blindAmong(db: Db, personId: Id, evolutionIds: readonly Id[]): Promise<Set<Id>> {
  return blindOf(await auditedAmong(db, personId, evolutionIds));
}

/** One look into an index: most projects have none, and need no other condition. */
export async function hasAudit(db: Db, { projectId }: ProjectScope): Promise<boolean> {
  return (await db.auditItem.findFirst({ where: { projectId }, select: { evolutionId: true } })) !== null;
}

/** Whether anything of the project waits for this person's blind decision. */
export async function hasBlind(db: Db, { projectId }: ProjectScope, personId: Id): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM audit_item a WHERE a."projectId" = ${projectId}::uuid AND NOT ${hasSeen(personId, Prisma.sql`a."evolutionId"`)} LIMIT 1`);
  return rows.length > 0;
}

export function blindStanding({ isFlagged, reviewsLeft }: EvolutionView['standing']): EvolutionView['standing'] {
  const nothing = { verdict: null, rule: null, status: null, decidedBy: null, adjudicated: null, agreement: null };
  return { ...nothing, findings: [], decisions: [], isFlagged, reviewsLeft };
}

export function blindEvolution(evolution: EvolutionView): EvolutionView {
  return { ...evolution, state: BLIND_STATE, standing: blindStanding(evolution.standing) };
}

export function blindRow(row: InstructionRow): InstructionRow {
  return { ...row, status: null, rule: null, decidedBy: null, agreement: null, isBlind: true };
}

/** Of a lineage's node, in whatever form. */
export function blindNode<Node extends { status: unknown; decidedBy: unknown }>(node: Node) {
  return { ...node, status: null, decidedBy: null, isBlind: true };
}

/** A sibling that was needed after it would say that it was dropped. */
export function blindItem(item: ReviewItem, { isResponseHidden }: Audited): ReviewItem {
  const siblings = { total: 0, kept: 0, dropped: 0 };
  const hidden = isResponseHidden ? { response: null, isResponseCut: false, isResponseHidden } : {};
  return { ...item, ...hidden, evolution: blindEvolution(item.evolution), siblings, isBlind: true };
}
