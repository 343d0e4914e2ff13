import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { listAuditOutcome, readAuditMeasures } from './audit-measures';
import { drawAuditSample, listAuditSamples, readAuditFrame } from './audits';
import { makePerson, makeReviewProject, type ReviewTestProject } from './review-test-project';

let lead: Person;
beforeAll(async () => {
  lead = await makePerson('Lena', 'researcher');
});
afterAll(closeDatabase);

/** Ids that never change, so that what is drawn with a seed never does. */
const fixedId = (space: number, place: number) => `0000000${space}-0000-7000-8000-${String(place).padStart(12, '0')}`;

/** So many further evolutions of one kind; the first `evolve` made the row that they are copies of. */
async function fill(project: ReviewTestProject, space: number, counts: { kept: number; dropped: number }, round = 1) {
  const model = await project.evolve(0, 'kept', { round });
  await database().$executeRaw`
    WITH fresh AS (
      SELECT place, format('%s-0000-7000-8000-%s', lpad(${String(space)}, 8, '0'), lpad(place::text, 12, '0'))::uuid AS id,
             gen_random_uuid() AS "childId", CASE WHEN place <= ${counts.kept}::int THEN 'kept' ELSE 'dropped' END AS verdict
      FROM generate_series(1, ${counts.kept + counts.dropped}::int) AS place
    ), children AS (
      INSERT INTO instruction (id, "projectId", origin, text, ordinal, round, operation, status)
      SELECT "childId", ${project.projectId}::uuid, 'evolved', 'child ' || place, place, ${round}::int, 'deepening', verdict FROM fresh
    )
    INSERT INTO evolution (id, "projectId", "runId", "roundId", "roundNumber", "lineageId", ordinal, "parentId", operation, attempt, state,
                           "childId", "childText", verdict, rule, status, "decidedBy", "reviewsLeft", "updatedAt")
    SELECT f.id, m."projectId", m."runId", m."roundId", m."roundNumber", m."lineageId", f.place, m."parentId", 'deepening', 100 + f.place,
           CASE f.verdict WHEN 'kept' THEN 'kept' ELSE 'eliminated' END, f."childId", 'child ' || f.place, f.verdict,
           CASE f.verdict WHEN 'dropped' THEN 'equal' END, f.verdict, 'machine', 1, now()
    FROM fresh f, evolution m WHERE m.id = ${model}::uuid`;
  await database().evolution.delete({ where: { id: model } });
}

const draw = (projectId: Id, sizes: { kept: number; dropped: number }, randomSeed = 7, filter = {}) =>
  drawAuditSample(lead, { projectId, name: 'Sample', filter, sizes, randomSeed });
const drawnOf = (sampleId: Id) => database().auditItem.findMany({ where: { sampleId }, orderBy: { position: 'asc' } });
const decide = (projectId: Id, evolutionId: Id, decision: string, isBlind = true, personId = lead.id) =>
  database().reviewDecision.create({
    data: { evolutionId, personId, projectId, decision, isBlind, eventId: newId(), decidedAt: new Date() },
  });

describe('the draw', () => {
  test('gives every evolution of a part the same chance (χ²)', async () => {
    const project = await makeReviewProject(1);
    const [population, size, draws] = [40, 10, 400];
    await fill(project, 1, { kept: 5, dropped: population });
    const seen = new Map<Id, number>();
    for (let seed = 0; seed < draws; seed += 1) {
      const { id } = await draw(project.projectId, { kept: 0, dropped: size }, seed);
      for (const item of await drawnOf(id)) seen.set(item.evolutionId, (seen.get(item.evolutionId) ?? 0) + 1);
      await database().auditItem.deleteMany({ where: { sampleId: id } });
    }
    const share = size / population;
    const expected = draws * share;
    // Without replacement: the squares are scaled by the variance of one count, and lose one of the degrees of freedom.
    const scale = (draws * share * (1 - share) * population) / (population - 1);
    const statistic = Array.from({ length: population }, (_, place) => {
      const count = seen.get(fixedId(1, 5 + place + 1)) ?? 0;
      return (count - expected) ** 2 / scale;
    }).reduce((total, part) => total + part, 0);
    // The middle 99.8 % of χ² with 39 degrees of freedom.
    expect(statistic).toBeGreaterThan(17.3);
    expect(statistic).toBeLessThan(72.1);
    expect(seen.has(fixedId(1, 1))).toBe(false);
  });

  test('weights add up to the population, parts come mixed, and nothing is drawn twice', async () => {
    const { projectId, ...project } = await makeReviewProject(1);
    await fill({ projectId, ...project }, 2, { kept: 300, dropped: 90 });
    const first = await draw(projectId, { kept: 40, dropped: 60 });
    expect(first.strata).toMatchObject([
      { stratum: 'kept', population: 300, drawn: 40, settled: 0 },
      { stratum: 'dropped', population: 90, drawn: 60, settled: 0 },
    ]);
    const items = await drawnOf(first.id);
    const weightOf = (stratum: string) =>
      items.filter((item) => item.stratum === stratum).reduce((total, item) => total + item.weight, 0);
    expect(weightOf('kept')).toBeCloseTo(300, 6);
    expect(weightOf('dropped')).toBeCloseTo(90, 6);
    expect(items.map((item) => item.position)).toEqual(Array.from({ length: 100 }, (_, place) => place + 1));
    expect(new Set(items.slice(0, 20).map((item) => item.stratum)).size).toBe(2);
    const second = await draw(projectId, { kept: 500, dropped: 500 }, 8);
    expect(second.strata).toMatchObject([
      { population: 260, drawn: 260 },
      { population: 30, drawn: 30 },
    ]);
    const later = await drawnOf(second.id);
    const taken = new Set(items.map((item) => item.evolutionId));
    expect(later.some((item) => taken.has(item.evolutionId))).toBe(false);
    expect(later[0]?.position).toBe(101);
    await expect(draw(projectId, { kept: 1, dropped: 1 })).rejects.toThrow('nothing to draw from');
    expect(await listAuditSamples(lead, { projectId })).toHaveLength(2);
  });

  test('the same seed over the same evolutions draws the same', async () => {
    const project = await makeReviewProject(1);
    await fill(project, 3, { kept: 50, dropped: 50 });
    const once = await draw(project.projectId, { kept: 5, dropped: 5 }, 99);
    const first = (await drawnOf(once.id)).map((item) => item.evolutionId);
    await database().auditItem.deleteMany({ where: { sampleId: once.id } });
    const again = await draw(project.projectId, { kept: 5, dropped: 5 }, 99);
    expect((await drawnOf(again.id)).map((item) => item.evolutionId)).toEqual(first);
  });

  test('what people decided with the verdict shown is left out and counted', async () => {
    const { projectId, ...project } = await makeReviewProject(1);
    await fill({ projectId, ...project }, 4, { kept: 10, dropped: 10 });
    await decide(projectId, fixedId(4, 1), 'accept', false);
    await database().evolution.update({ where: { id: fixedId(4, 1) }, data: { decisionCount: 1 } });
    await database().evolution.update({ where: { id: fixedId(4, 11) }, data: { isFlagged: true } });
    expect(await readAuditFrame(lead, { projectId })).toEqual({
      population: { kept: 9, dropped: 9 },
      decided: 2,
      drawn: 0,
      unanswered: 18,
    });
    expect(await readAuditFrame(lead, { projectId, round: 2 })).toEqual({
      population: { kept: 0, dropped: 0 },
      decided: 0,
      drawn: 0,
      unanswered: 0,
    });
  });

  test('for a decision on the response, only what has one is drawn', async () => {
    const { projectId, ...project } = await makeReviewProject(1);
    await fill({ projectId, ...project }, 8, { kept: 10, dropped: 10 });
    const answered = [...Array.from({ length: 10 }, (_, place) => 1 + place), 11, 12].map((place) => fixedId(8, place));
    await database().evolution.updateMany({ where: { id: { in: answered } }, data: { response: 'An answer.' } });
    const basis = 'response' as const;
    expect(await readAuditFrame(lead, { projectId })).toMatchObject({ population: { kept: 10, dropped: 10 } });
    expect(await readAuditFrame(lead, { projectId, basis })).toMatchObject({
      population: { kept: 10, dropped: 2 },
      unanswered: 8,
    });
    const { id, ...drawn } = await draw(projectId, { kept: 3, dropped: 10 }, 7, { basis });
    expect(drawn.filter).toEqual({ basis });
    expect(drawn.strata).toMatchObject([
      { stratum: 'kept', population: 10, drawn: 3 },
      { stratum: 'dropped', population: 2, drawn: 2 },
    ]);
    expect((await drawnOf(id)).every(({ evolutionId }) => answered.includes(evolutionId))).toBe(true);
    // The two that were dropped in spite of their answers stand for themselves: they can be in no later sample, as the eight others can.
    const rest = await draw(projectId, { kept: 0, dropped: 10 });
    expect(rest.strata).toMatchObject([{ drawn: 0 }, { population: 8, drawn: 8 }]);
  });

  test('needs a lead', async () => {
    const annotator = await makePerson('Ann');
    const { projectId } = await makeReviewProject(1);
    await expect(
      drawAuditSample(annotator, { projectId, name: 'x', filter: {}, sizes: { kept: 1, dropped: 1 } }),
    ).rejects.toThrow('does not allow');
  });
});

describe('the measures', () => {
  test('count what people said blind, weighted, and only that', async () => {
    const { projectId, ...project } = await makeReviewProject(1);
    await fill({ projectId, ...project }, 5, { kept: 200, dropped: 50 });
    const { id } = await draw(projectId, { kept: 20, dropped: 10 });
    const items = await drawnOf(id);
    const dropped = items.filter((item) => item.stratum === 'dropped');
    const kept = items.filter((item) => item.stratum === 'kept');
    const nothing = await readAuditMeasures(lead, { projectId, groupBy: ['rule'] });
    expect(nothing.total).toMatchObject({
      population: { dropped: 50, kept: 200 },
      precision: { kind: 'undefined', n: 0 },
    });
    expect(nothing.aside.open).toBe(30);
    for (const [place, item] of dropped.entries())
      await decide(projectId, item.evolutionId, place < 8 ? 'reject' : 'accept');
    for (const [place, item] of kept.entries()) {
      if (place === 0) await decide(projectId, item.evolutionId, 'reject', false);
      else await decide(projectId, item.evolutionId, place < 3 ? 'reject' : 'accept');
    }
    const { total, rows, aside } = await readAuditMeasures(lead, { projectId, groupBy: ['rule', 'round'] });
    expect(aside).toEqual({ open: 0, split: 0, seen: 1, undecided: 0 });
    expect(total.precision).toMatchObject({ kind: 'known', value: 0.8, n: 10 });
    // caught: 8 of 10, for 50; missed: 2 of 19, for 200.
    const [caught, missed] = [50 * 0.8, (200 * 2) / 19];
    expect(total.recall).toMatchObject({ kind: 'known', value: expect.closeTo(caught / (caught + missed), 9), n: 10 });
    expect(total.confusion.passed.weight).toBeCloseTo((200 * 17) / 19, 6);
    expect(rows.map((row) => row.cell)).toEqual([{ rule: 'equal', round: 1 }]);
    const behind = await listAuditOutcome(lead, { projectId, rule: 'equal', outcome: 'wrong', limit: 1 });
    expect(behind.items).toMatchObject([
      { evolutionId: dropped[8]?.evolutionId, verdict: 'dropped', weight: expect.closeTo(5, 9) },
    ]);
    const rest = await listAuditOutcome(lead, {
      projectId,
      outcome: 'wrong',
      limit: 1,
      cursor: behind.nextCursor ?? '',
    });
    expect(rest).toMatchObject({ items: [{ evolutionId: dropped[9]?.evolutionId }], nextCursor: null });
  });

  test('people who disagree settle nothing until a lead does', async () => {
    const { projectId, ...project } = await makeReviewProject(1);
    await fill({ projectId, ...project }, 6, { kept: 4, dropped: 4 });
    const { id } = await draw(projectId, { kept: 4, dropped: 4 });
    const [item] = (await drawnOf(id)).filter((drawn) => drawn.stratum === 'dropped');
    const evolutionId = item?.evolutionId ?? '';
    await decide(projectId, evolutionId, 'reject');
    await decide(projectId, evolutionId, 'accept', true, (await makePerson('Bo')).id);
    expect((await readAuditMeasures(lead, { projectId, groupBy: [] })).aside).toMatchObject({ open: 7, split: 1 });
    await database().evolution.update({ where: { id: evolutionId }, data: { adjudicated: 'reject' } });
    const { total, aside } = await readAuditMeasures(lead, { projectId, groupBy: [] });
    expect(aside.split).toBe(0);
    expect(total.confusion.caught).toMatchObject({ n: 1, weight: 4 });
  });
});
