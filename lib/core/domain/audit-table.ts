/** The audits of a project as a table: one row for each rule, operation, round, run or evolver that was asked for, with its four counts. */
import type { BlindWord } from './audit-sample';
import { type Confusion, emptyConfusion, type Outcome, withCase } from './classifier-measures';
import type { RuleId, Verdict } from './evolution';
import type { Id } from './identifier';

/** Where an evolution belongs. */
export type AuditPlace = { runId: Id; round: number; operation: string; evolverId: Id };
export type JudgedItem = AuditPlace & { verdict: Verdict; rule: RuleId | null; word: BlindWord };
/** So many evolutions, audited or not, about which the machine says this now. */
export type JudgedCount = AuditPlace & { verdict: Verdict; rule: RuleId | null; count: number };

export type AuditKey = { rule?: RuleId; operation?: string; round?: number; runId?: Id; evolverId?: Id };
export type AuditDimension = keyof AuditKey;
export type AuditTableRow = { key: AuditKey; population: { dropped: number; kept: number }; confusion: Confusion };

/** Of a rule: what another rule dropped it let through. Null: nobody's common word yet, or the machine has none. */
export function outcomeOf(
  { verdict, rule, word }: Omit<JudgedItem, keyof AuditPlace>,
  ofRule?: RuleId,
): Outcome | null {
  if (verdict === 'undecided' || (word !== 'accept' && word !== 'reject')) return null;
  const isDropped = verdict === 'dropped' && (ofRule === undefined || rule === ofRule);
  if (word === 'reject') return isDropped ? 'caught' : 'missed';
  return isDropped ? 'wrong' : 'passed';
}

/** Rows come of the population, so that what nobody has audited yet is seen too. In the order in which they first occur. */
export function auditTable(
  counts: readonly JudgedCount[],
  items: readonly (JudgedItem & { weight: number })[],
  dimensions: readonly AuditDimension[],
): AuditTableRow[] {
  const groups = Map.groupBy(counts, (count) => groupOf(count, dimensions));
  const itemGroups = Map.groupBy(items, (item) => groupOf(item, dimensions));
  return [...groups].flatMap(([group, inGroup]) => {
    const [first] = inGroup;
    if (!first) return [];
    const key = keyOf(first, dimensions);
    const audited = itemGroups.get(group) ?? [];
    if (!dimensions.includes('rule')) return [rowOf(key, inGroup, audited)];
    const rules = new Set(inGroup.flatMap(({ verdict, rule }) => (verdict === 'dropped' && rule ? rule : [])));
    return [...rules].map((rule) => rowOf({ ...key, rule }, inGroup, audited));
  });
}

function rowOf(
  key: AuditKey,
  counts: readonly JudgedCount[],
  items: readonly (JudgedItem & { weight: number })[],
): AuditTableRow {
  const population = { dropped: 0, kept: 0 };
  for (const { verdict, rule, count } of counts) {
    if (verdict === 'undecided') continue;
    const isDropped = verdict === 'dropped' && (key.rule === undefined || key.rule === rule);
    population[isDropped ? 'dropped' : 'kept'] += count;
  }
  const confusion = emptyConfusion();
  for (const item of items) {
    const outcome = outcomeOf(item, key.rule);
    if (outcome) confusion[outcome] = withCase(confusion[outcome], item.weight);
  }
  return { key, population, confusion };
}

const PLACES = ['operation', 'round', 'runId', 'evolverId'] as const satisfies readonly (keyof AuditPlace)[];

function keyOf(place: AuditPlace, dimensions: readonly AuditDimension[]): AuditKey {
  return Object.fromEntries(PLACES.filter((name) => dimensions.includes(name)).map((name) => [name, place[name]]));
}

const groupOf = (place: AuditPlace, dimensions: readonly AuditDimension[]) => JSON.stringify(keyOf(place, dimensions));
