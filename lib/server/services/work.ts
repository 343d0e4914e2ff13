/** What people did: my own work for everybody, everybody's for leads. */
import type { MyWork, PastDecision, WorkFigures, WorkRow } from '@/lib/core/contract/work';
import { type Statistic, shareOf } from '@/lib/core/domain/agreement';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { countMajority } from '../store/agreement';
import { database } from '../store/connection';
import { namesOfPeople } from '../store/people';
import * as store from '../store/work';
import { authorise } from './access';

const DAY_MS = 24 * 60 * 60 * 1000;
const SHOWN_DAYS = 14;
const HOUR_MS = 60 * 60 * 1000;

const NONE: store.WorkCount = {
  ...{ key: '', count: 0, accepted: 0, rejected: 0, byHand: 0, hasty: 0, medianMs: null, spentMs: 0 },
};
const NO_OTHERS = 'Nobody else has decided the same items, or the others are in a tie.';
const NO_AUDIT = 'No item of an audit sample was decided blind.';

export async function myWork(person: Person, { projectId }: { projectId: Id }): Promise<MyWork> {
  const scope = await authorise(person, projectId, 'data.read');
  const [db, now, personId] = [database(), Date.now(), person.id];
  const midnight = Math.floor(now / DAY_MS) * DAY_MS;
  const since = new Date(midnight - (SHOWN_DAYS - 1) * DAY_MS);
  const [all, operations, settled, days, lately] = await Promise.all([
    readRows(scope, { by: 'person', personId }),
    readRows(scope, { by: 'operation', personId }),
    store.countSettled(db, scope, personId),
    store.countDays(db, scope, { personId, since }),
    store.countSince(db, scope, { personId, since: new Date(now - HOUR_MS) }),
  ]);
  const byDay = new Map(days.map((day) => [day.day, day.count]));
  const shown = Array.from({ length: SHOWN_DAYS }, (_, at) => {
    const day = new Date(since.getTime() + at * DAY_MS).toISOString().slice(0, 10);
    return { day, count: byDay.get(day) ?? 0 };
  });
  return {
    today: shown.at(-1)?.count ?? 0,
    perMinute: lately.spentMs > 0 ? lately.count / (lately.spentMs / 60_000) : null,
    figures: all[0]?.figures ?? figuresOf(NONE, undefined, undefined),
    leads: shareOf(settled.agreed, settled.count, 'No item that you decided was settled by a lead.'),
    days: shown,
    operations: operations.map(({ key, figures }) => ({ key, name: key, ...figures })),
  };
}

export async function workOfPeople(
  person: Person,
  { projectId, operation }: { projectId: Id; operation?: string | undefined },
): Promise<WorkRow[]> {
  const scope = await authorise(person, projectId, 'review.lead');
  const rows = await readRows(scope, { by: 'person', operation });
  const names = await namesOfPeople(
    database(),
    rows.map((row) => row.key),
  );
  return rows.map(({ key, figures }) => ({ key, name: names.get(key) ?? 'a person who left', ...figures }));
}

export async function workByOperation(
  person: Person,
  { projectId, personId }: { projectId: Id; personId?: string | undefined },
): Promise<WorkRow[]> {
  const scope = await authorise(person, projectId, 'review.lead');
  const rows = await readRows(scope, { by: 'operation', personId });
  return rows.map(({ key, figures }) => ({ key, name: key, ...figures }));
}

/** Most decisions first. */
async function readRows(scope: ProjectScope, query: store.WorkQuery): Promise<{ key: string; figures: WorkFigures }[]> {
  const db = database();
  const [counts, consensus, audits] = await Promise.all([
    store.countWork(db, scope, query),
    countMajority(db, scope, query),
    store.countBlindAudit(db, scope, query),
  ]);
  const find = (rows: readonly store.AgreedCount[], key: string) => rows.find((row) => row.key === key);
  return counts
    .toSorted((a, b) => b.count - a.count)
    .map((count) => ({
      key: count.key,
      figures: figuresOf(count, find(consensus, count.key), find(audits, count.key)),
    }));
}

function figuresOf(
  count: store.WorkCount,
  consensus: store.AgreedCount | undefined,
  audit: store.AgreedCount | undefined,
): WorkFigures {
  const { accepted, rejected, byHand, hasty, medianMs, spentMs } = count;
  return {
    ...{ count: count.count, accepted, rejected, unsure: count.count - accepted - rejected, byHand, hasty },
    medianMs: medianMs === null ? null : Math.round(medianMs),
    perHour: spentMs > 0 ? byHand / (spentMs / HOUR_MS) : null,
    consensus: share(consensus, NO_OTHERS),
    blindAudit: share(audit, NO_AUDIT),
  };
}

const share = (counted: store.AgreedCount | undefined, why: string): Statistic =>
  shareOf(counted?.agreed ?? 0, counted?.count ?? 0, why);

export async function listDecisions(
  person: Person,
  input: { projectId: Id; personId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: PastDecision[]; nextCursor: string | null }> {
  const { projectId, personId = person.id, cursor, limit } = input;
  const scope = await authorise(person, projectId, personId === person.id ? 'data.read' : 'review.lead');
  const before = cursor === undefined ? null : readCursor(cursor);
  const query = { personId, viewerId: person.id, before, limit: limit + 1 };
  const rows = await store.pastDecisions(database(), scope, query);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? `${last.decidedAt}~${last.evolutionId}` : null };
}

function readCursor(cursor: string): store.DecisionKey {
  const [decidedAt = '', evolutionId = ''] = cursor.split('~');
  if (Number.isNaN(Date.parse(decidedAt)) || !/^[0-9a-f-]{36}$/i.test(evolutionId)) {
    throw new AppError('invalid_input', 'This page of the list does not exist.', { place: 'cursor' });
  }
  return { decidedAt, evolutionId };
}
