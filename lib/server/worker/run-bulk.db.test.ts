import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BulkSelection } from '@/lib/core/contract/bulk';
import type { BulkKind } from '@/lib/core/domain/bulk';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { stopJobEngine } from '../jobs/job-engine';
import {
  getBulkDecision,
  listBulkDecisions,
  previewBulkDecision,
  startBulkDecision,
  undoBulkDecision,
} from '../services/bulk';
import { sendReviewEvents } from '../services/review-decisions';
import { makePerson, makeReviewProject, type ReviewTestProject } from '../services/review-test-project';
import { closeDatabase, database } from '../store/connection';
import { readParents } from '../store/frontier';
import { newId } from '../store/new-id';
import { BulkRunner } from './run-bulk';

let lead: Person;
let annotator: Person;
beforeAll(async () => {
  lead = await makePerson('Lead', 'researcher');
  annotator = await makePerson('Ann');
});
afterAll(async () => {
  await stopJobEngine();
  await closeDatabase();
});

const ALL: BulkSelection = { kind: 'filter', filter: {} };

async function start(project: ReviewTestProject, kind: BulkKind, selection: BulkSelection, withDescendants = false) {
  const input = { projectId: project.projectId, bulkId: newId(), kind, selection, withDescendants };
  await startBulkDecision(lead, { ...input, reason: kind === 'reject' ? 'too_long' : null });
  return { projectId: project.projectId, bulkId: input.bulkId };
}

const run = (job: { projectId: Id; bulkId: Id }) => new BulkRunner(3).run(job);

async function undo(job: { projectId: Id; bulkId: Id }, person = lead) {
  await undoBulkDecision(person, job);
  await run(job);
}

/** id → effective status */
async function statuses(project: ReviewTestProject): Promise<Record<Id, string | null>> {
  const rows = await database().evolution.findMany({ where: { projectId: project.projectId } });
  return Object.fromEntries(rows.map((row) => [row.id, row.status]));
}

async function decide(
  person: Person,
  project: ReviewTestProject,
  evolutionId: Id,
  kind: 'accept' | 'reject' | 'settle_accept',
) {
  const at = new Date().toISOString();
  const event = { kind, reason: 'unsafe', comment: null, undoesId: null, isBlind: false, isGuidelineGap: false };
  const { results } = await sendReviewEvents(person, {
    projectId: project.projectId,
    events: [{ ...event, eventId: newId(), evolutionId, leaseId: null, shownAt: at, decidedAt: at }],
  });
  expect(results[0]?.outcome).toBe('saved');
}

/** What the maintained counts say against a recount, and children against their evolutions. */
async function expectCountsToBeRight({ projectId }: ReviewTestProject) {
  const wrong = await database().$queryRaw`
    WITH told AS (
      SELECT operation, verdict, status, "decidedBy", "isOpen", sum(count)::int AS n FROM evolution_tally WHERE "projectId" = ${projectId}::uuid
      GROUP BY 1, 2, 3, 4, 5 HAVING sum(count) <> 0
    ), counted AS (
      SELECT operation, verdict, status, "decidedBy", "reviewsLeft" > 0 AS "isOpen", count(*)::int AS n FROM evolution WHERE "projectId" = ${projectId}::uuid
      GROUP BY 1, 2, 3, 4, 5
    )
    SELECT * FROM told FULL JOIN counted USING (operation, verdict, status, "decidedBy", "isOpen") WHERE told.n IS DISTINCT FROM counted.n`;
  expect(wrong).toEqual([]);
  const loose = await database().$queryRaw`
    SELECT i.id FROM instruction i JOIN evolution e ON e."childId" = i.id WHERE e."projectId" = ${projectId}::uuid AND i.status <> e.status`;
  expect(loose).toEqual([]);
}

test('the counts before a decision are of what it decides: an audit that waits is in none of them, and who has no response is named', async () => {
  const project = await makeReviewProject(4);
  const { projectId } = project;
  const kept = await project.evolve(0, 'kept');
  const bare = await project.evolve(1, 'dropped');
  const audited = await project.evolve(2, 'dropped');
  const answered = await project.evolve(3, 'dropped');
  for (const [id, response] of [
    [kept, null],
    [bare, null],
    [audited, null],
    [answered, 'An answer.'],
  ] as const) {
    const { childId } = await database().evolution.findUniqueOrThrow({ where: { id } });
    await database().instruction.update({ where: { id: childId ?? '' }, data: { response } });
  }
  const item = { sampleId: newId(), projectId, stratum: 'dropped', weight: 1, position: 1 };
  await database().auditItem.create({ data: { ...item, evolutionId: audited } });
  const ask = (kind: 'accept' | 'reject') => previewBulkDecision(lead, { projectId, kind, selection: ALL });
  expect(await ask('accept')).toMatchObject({ total: 4, audits: 1, same: 1, unanswered: 1 });
  expect(await ask('reject')).toMatchObject({ total: 4, audits: 1, same: 2, unanswered: 0 });
});

test('what a filter held is decided; an audit that waits and what a lead settled are left alone and counted', async () => {
  const project = await makeReviewProject(12);
  const ids: Id[] = [];
  for (let lineage = 0; lineage < 10; lineage += 1) ids.push(await project.evolve(lineage, 'kept'));
  const [settled = '', waiting = '', audited = '', contested = ''] = ids;
  await decide(lead, project, settled, 'settle_accept');
  for (const evolutionId of [waiting, audited]) {
    const item = {
      evolutionId,
      sampleId: newId(),
      projectId: project.projectId,
      stratum: 'kept',
      weight: 1,
      position: 1,
    };
    await database().auditItem.create({ data: item });
  }
  await decide(annotator, project, audited, 'reject');
  await decide(annotator, project, contested, 'accept');
  const ask = { projectId: project.projectId, kind: 'reject' as const, selection: ALL };
  const none = { total: 0, kept: 0 };
  const expected = {
    total: 10,
    seeds: 12,
    audits: 1,
    settled: 1,
    contested: 1,
    same: 1,
    unanswered: 0,
    descendants: none,
  };
  expect(await previewBulkDecision(lead, ask)).toEqual(expected);

  const job = await start(project, 'reject', ALL);
  const late = await project.evolve(10, 'kept');
  await run(job);
  const done = await getBulkDecision(lead, job);
  expect(done).toMatchObject({ state: 'done', total: 10, doneCount: 10, skipCount: 2, changeCount: 6 });
  const now = await statuses(project);
  expect([settled, waiting, contested, late].map((id) => now[id])).toEqual(['kept', 'kept', 'kept', 'kept']);
  expect(ids.slice(4).map((id) => now[id])).toEqual(ids.slice(4).map(() => 'dropped'));
  const events = await database().reviewEvent.findMany({ where: { bulkId: job.bulkId, evolutionId: ids[5] ?? '' } });
  expect(events).toMatchObject([{ kind: 'reject', reason: 'too_long', statusBefore: 'kept', statusAfter: 'dropped' }]);
  await expectCountsToBeRight(project);
});

test('a crash within a batch costs that batch; two workers at once decide each evolution once', async () => {
  const project = await makeReviewProject(10);
  const ids: Id[] = [];
  for (let lineage = 0; lineage < 10; lineage += 1) ids.push(await project.evolve(lineage, 'dropped'));
  const job = await start(project, 'accept', ALL);
  const name = `broken_${newId().replaceAll('-', '')}`;
  await database().$executeRawUnsafe(`CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW."evolutionId" = '${ids[4]}' THEN RAISE EXCEPTION 'the power went'; END IF; RETURN NEW; END $$`);
  await database().$executeRawUnsafe(
    `CREATE TRIGGER ${name} BEFORE INSERT ON review_event FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  );
  await expect(run(job)).rejects.toThrow('the power went');
  expect(await getBulkDecision(lead, job)).toMatchObject({ state: 'running', doneCount: 3, changeCount: 3 });
  await expectCountsToBeRight(project);
  await database().$executeRawUnsafe(`DROP FUNCTION ${name} CASCADE`);

  await Promise.all([run(job), run(job)]);
  expect(await getBulkDecision(lead, job)).toMatchObject({
    state: 'done',
    doneCount: 10,
    changeCount: 10,
    skipCount: 0,
  });
  const events = await database().reviewEvent.findMany({ where: { bulkId: job.bulkId } });
  expect(events.map((event) => event.evolutionId).sort()).toEqual([...ids].sort());
  await run(job);
  expect(await database().reviewEvent.count({ where: { bulkId: job.bulkId } })).toBe(10);
  await expectCountsToBeRight(project);
});

test('one undo takes all of it back; what was decided by hand before or since stands', async () => {
  const project = await makeReviewProject(8);
  const ids: Id[] = [];
  for (let lineage = 0; lineage < 8; lineage += 1) ids.push(await project.evolve(lineage, 'kept'));
  const [before = '', since = '', others = ''] = ids;
  await decide(lead, project, before, 'accept');
  const job = await start(project, 'reject', ALL);
  await run(job);
  expect(Object.values(await statuses(project))).toEqual(ids.map(() => 'dropped'));
  await decide(lead, project, since, 'reject');
  await decide(annotator, project, others, 'reject');

  const other = await makePerson('Second lead', 'owner');
  await undo(job, other);
  expect(await getBulkDecision(lead, job)).toMatchObject({ state: 'undone', doneCount: 0, undoneBy: { id: other.id } });
  const now = await statuses(project);
  expect(ids.filter((id) => now[id] === 'dropped')).toEqual([since, others]);
  const mine = await database().reviewDecision.findMany({ where: { projectId: project.projectId, personId: lead.id } });
  expect(mine.map(({ evolutionId, decision }) => [evolutionId, decision]).sort()).toEqual(
    [
      [before, 'accept'],
      [since, 'reject'],
    ].sort(),
  );
  const undone = await database().reviewEvent.findFirst({ where: { evolutionId: ids[5] ?? '', kind: 'undo' } });
  expect(undone).toMatchObject({ comment: 'Taken back by Second lead.', statusBefore: 'dropped', statusAfter: 'kept' });
  await expect(undoBulkDecision(lead, job)).rejects.toThrow('It was taken back.');
  await expectCountsToBeRight(project);
});

test('taking back what is still under way stops it', async () => {
  const project = await makeReviewProject(7);
  for (let lineage = 0; lineage < 7; lineage += 1) await project.evolve(lineage, 'kept');
  const job = await start(project, 'reject', ALL);
  await new BulkRunner(3).step(job);
  await undo(job);
  expect(Object.values(await statuses(project))).toEqual(Array.from({ length: 7 }, () => 'kept'));
  await expectCountsToBeRight(project);
});

test('the frontier of a finished run follows: without the branch it is the seed, with it again the youngest', async () => {
  const project = await makeReviewProject(1);
  const first = await project.evolve(0, 'kept');
  const childOf = async (id: Id) => (await database().evolution.findUniqueOrThrow({ where: { id } })).childId ?? '';
  const second = await project.evolve(0, 'kept', { round: 2, parentId: await childOf(first) });
  await database().run.update({ where: { id: project.runId }, data: { state: 'finished' } });
  const head = async () => {
    const heads = await database().$transaction((tx) => readParents(tx, project.runId, 3, 'frontier'));
    return heads[0]?.parentId;
  };
  const rows: BulkSelection = { kind: 'rows', instructionIds: [await childOf(first)] };
  const ask = { projectId: project.projectId, kind: 'reject' as const, selection: rows };
  expect((await previewBulkDecision(lead, ask)).descendants).toEqual({ total: 1, kept: 1 });

  await run(await start(project, 'reject', rows));
  expect(await head()).toBe(await childOf(second));
  const job = await start(project, 'reject', rows, true);
  await run(job);
  expect(await head()).toBe(project.seedIds[0]);
  await undo(job);
  expect(await head()).toBe(await childOf(second));

  const branch = await start(project, 'reject', { kind: 'branch', evolutionId: first, hasRoot: true });
  await run(branch);
  expect(Object.values(await statuses(project))).toEqual(['dropped', 'dropped']);
  await run(await start(project, 'accept', rows));
  expect(await head()).toBe(await childOf(first));
});

test('it is the lead’s to decide about many, and one id is one decision', async () => {
  const project = await makeReviewProject(1);
  await project.evolve(0, 'kept');
  const input = { projectId: project.projectId, bulkId: newId(), kind: 'reject' as const, selection: ALL };
  const choice = { ...input, reason: null, withDescendants: false };
  await expect(startBulkDecision(annotator, choice)).rejects.toThrow('does not allow');
  const first = await startBulkDecision(lead, choice);
  expect(await startBulkDecision(lead, choice)).toEqual(first);
  expect(await database().bulkItem.count({ where: { bulkId: input.bulkId } })).toBe(1);
  const other = await makeReviewProject(1);
  await expect(startBulkDecision(lead, { ...choice, projectId: other.projectId })).rejects.toThrow('another decision');
  const empty = { ...choice, projectId: other.projectId, bulkId: newId() };
  await expect(startBulkDecision(lead, empty)).rejects.toThrow('nothing to decide');
});

test('they are listed newest first, page by page, whatever ids their callers chose', async () => {
  const project = await makeReviewProject(2);
  const { projectId } = project;
  await project.evolve(0, 'kept');
  const ids = ['ffffffff-ffff-4fff-8fff-fffffffffff1', newId(), '00000000-0000-4000-8000-000000000001'];
  const choice = { projectId, kind: 'reject' as const, selection: ALL, reason: null, withDescendants: false };
  for (const [at, bulkId] of ids.entries()) {
    await startBulkDecision(lead, { ...choice, bulkId });
    await database().bulkJob.update({ where: { id: bulkId }, data: { createdAt: new Date(1_000 * at) } });
  }
  const first = await listBulkDecisions(lead, { projectId, limit: 2 });
  expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  const second = await listBulkDecisions(lead, { projectId, limit: 2, cursor: first.nextCursor ?? '' });
  expect(second).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null });
});
