import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EffectCell, VersionEffect } from '@/lib/core/contract/template-effects';
import type { Statistic } from '@/lib/core/domain/agreement';
import type { Person } from '@/lib/core/domain/person';
import { randomFor } from '@/lib/core/domain/seeded-random';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { makePerson } from './review-test-project';
import { compareTemplateEffects, readTemplateEffects } from './template-effects';

const random = randomFor(26, 11);
const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

const [projectId, teacherId] = [newId(), newId()];
const runIds = [newId(), newId()];
/** Deepening in versions 1 to 3, breadth in one. */
const versions = ['deepening', 'deepening', 'deepening', 'breadth'].map((operation, place) => ({
  ...{ id: newId(), projectId, operation, version: operation === 'breadth' ? 1 : place + 1 },
  ...{ text: '{{instruction}}', sha256: '', note: `note ${place}` },
}));
/** The version of deepening by run and round: version 2 was at work in rounds 1 and 2, version 3 in round 2 only. */
const PINNED = [
  [0, 1],
  [1, 2],
];
const idOf = (place: number) => versions[place]?.id ?? '';

type Made = {
  versionId: string;
  runId: string;
  round: number;
  verdict: 'kept' | 'dropped' | 'undecided' | 'failed' | 'open' | 'cancelled';
  rule: string | null;
  isRetry: boolean;
  wordsAdded: number | null;
  costs: number[];
  words: { decision: string; isBulk: boolean }[];
  isAudited: boolean;
  score: number | null | undefined;
  parentScore: number | undefined;
};
const made: Made[] = [];
let owner: Person;

const STATES = {
  kept: 'kept',
  dropped: 'eliminated',
  undecided: 'undecided',
  failed: 'failed',
  open: 'evolved',
  cancelled: 'cancelled',
};

/** One evolution in the tables and in plain memory. */
async function make(runAt: number, round: number, people: readonly Person[], sampleId: string): Promise<void> {
  const db = database();
  const isBreadth = random() < 0.2;
  const versionId = isBreadth ? idOf(3) : idOf(PINNED[runAt]?.[round - 1] ?? 0);
  const verdict = oneOf([
    'kept',
    'kept',
    'kept',
    'kept',
    'dropped',
    'dropped',
    'undecided',
    'failed',
    'open',
    'cancelled',
  ] as const);
  const isJudged = verdict === 'kept' || verdict === 'dropped' || verdict === 'undecided';
  const one: Made = {
    ...{ versionId, runId: runIds[runAt] ?? '', round, verdict, isRetry: random() < 0.2 },
    rule: verdict === 'dropped' ? oneOf(['equal', 'copied', 'sorry80']) : null,
    wordsAdded: isJudged ? Math.floor(random() * 30) - 5 : null,
    costs: Array.from({ length: Math.floor(random() * 4) }, () => Math.floor(random() * 1e6) / 1e8),
    words:
      isJudged && random() < 0.6
        ? people.map(() => ({ decision: oneOf(['accept', 'accept', 'reject', 'unsure']), isBulk: random() < 0.2 }))
        : [],
    isAudited: isJudged && random() < 0.3,
    score: isJudged && random() < 0.7 ? oneOf([1, 4, 7, 10, null]) : undefined,
    parentScore: random() < 0.5 ? oneOf([1, 3, 5]) : undefined,
  };
  const [id, childId, parentId] = [newId(), newId(), newId()];
  const operation = isBreadth ? 'breadth' : 'deepening';
  await db.evolution.create({
    data: {
      ...{
        id,
        projectId,
        runId: one.runId,
        roundId: roundIdOf(runAt, round),
        roundNumber: round,
        lineageId: newId(),
        ordinal: 0,
      },
      ...{ parentId, operation, templateVersionId: versionId, attempt: one.isRetry ? 2 : 1, state: STATES[verdict] },
      ...(isJudged ? { childId, verdict, status: verdict, decidedBy: 'machine' } : {}),
      ...{ rule: one.rule, wordsAdded: one.wordsAdded },
    },
  });
  await db.teacherCall.createMany({
    data: one.costs.map((costUsd) => ({
      ...{
        id: newId(),
        projectId,
        evolutionId: id,
        roundId: roundIdOf(runAt, round),
        role: 'evolver',
        teacherId,
        model: 'm',
      },
      ...{ tryNumber: 1, request: {}, latencyMs: 1, costUsd },
    })),
  });
  await db.reviewDecision.createMany({
    data: one.words.map(({ decision, isBulk }, at) => ({
      ...{ evolutionId: id, personId: people[at]?.id ?? '', projectId, decision, eventId: newId() },
      ...{ decidedAt: new Date(), tookMs: isBulk ? null : 900 },
    })),
  });
  if (one.isAudited) {
    await db.auditItem.create({
      data: { evolutionId: id, sampleId, projectId, stratum: 'kept', weight: 3, position: made.length },
    });
  }
  const scored = [
    ...(one.score === undefined ? [] : [{ instructionId: childId, score: one.score, isDrawn: true }]),
    ...(one.parentScore === undefined ? [] : [{ instructionId: parentId, score: one.parentScore }]),
  ];
  await db.difficultyScore.createMany({
    data: scored.map((score) => ({
      ...score,
      projectId,
      teacherId,
      model: 'judge',
      promptVersion: 1,
      callId: newId(),
    })),
  });
  made.push(one);
}

const roundIds = runIds.map(() => [newId(), newId()]);
const roundIdOf = (runAt: number, round: number) => roundIds[runAt]?.[round - 1] ?? '';

beforeAll(async () => {
  const db = database();
  owner = await makePerson('Olive', 'owner');
  const people = [await makePerson('Ada'), await makePerson('Ben')];
  await db.project.create({ data: { id: projectId, name: 'effects' } });
  await db.templateVersion.createMany({ data: versions });
  const teachers = { evolverTeacherId: teacherId, judgeTeacherId: teacherId, responderTeacherId: teacherId };
  for (const [at, id] of runIds.entries()) {
    await db.run.create({
      data: { id, projectId, name: `run ${at}`, config: {}, ...teachers, lineageCount: 1, state: 'idle' },
    });
    for (const round of [1, 2]) {
      const data = {
        id: roundIdOf(at, round),
        runId: id,
        projectId,
        number: round,
        state: 'finished',
        templateVersions: {},
      };
      await db.round.create({ data });
    }
  }
  const sampleId = newId();
  for (let count = 0; count < 400; count += 1) await make(count % 2, 1 + (Math.floor(count / 2) % 2), people, sampleId);
  // A person's edit: no attempt, no template, and no part of any figure.
  await db.evolution.create({
    data: {
      ...{
        id: newId(),
        projectId,
        runId: runIds[0] ?? '',
        roundId: roundIdOf(0, 1),
        roundNumber: 1,
        lineageId: newId(),
        ordinal: 0,
      },
      ...{ parentId: newId(), operation: 'human_edit', attempt: null, state: 'kept', verdict: 'kept', status: 'kept' },
    },
  });
});
afterAll(closeDatabase);

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The same figures in plain arithmetic from what was put in. */
function recount(list: readonly Made[]) {
  const withVerdict = (verdict: Made['verdict']) => list.filter((one) => one.verdict === verdict);
  const kept = withVerdict('kept');
  const judged = [...kept, ...withVerdict('dropped'), ...withVerdict('undecided')];
  const finished = [...judged, ...withVerdict('failed')];
  const looks = list.flatMap((one) =>
    one.words.filter(({ isBulk }) => !isBulk).map(({ decision }) => ({ one, decision })),
  );
  const clear = looks.filter(({ decision }) => decision !== 'unsure');
  const scores = kept.flatMap((one) => one.score ?? []);
  const gains = kept.flatMap((one) =>
    one.score != null && one.parentScore !== undefined ? one.score - one.parentScore : [],
  );
  const cost = finished.flatMap((one) => one.costs).reduce((sum, one) => sum + one, 0);
  return {
    counts: {
      ...{ kept: kept.length, dropped: withVerdict('dropped').length, undecided: withVerdict('undecided').length },
      ...{ failed: withVerdict('failed').length, open: withVerdict('open').length, keptNow: kept.length },
      retries: finished.filter((one) => one.isRetry).length,
    },
    people: {
      accepts: clear.filter(({ decision }) => decision === 'accept').length,
      rejects: clear.filter(({ decision }) => decision === 'reject').length,
      unsure: looks.length - clear.length,
      evolutions: new Set(clear.map(({ one }) => one)).size,
      audited: new Set(clear.flatMap(({ one }) => (one.isAudited ? one : []))).size,
      bulk: list.flatMap((one) => one.words).filter(({ isBulk }) => isBulk).length,
    },
    equal: list.filter((one) => one.rule === 'equal').length,
    unparsed: kept.filter((one) => one.score === null).length,
    means: {
      kept: [kept.length / judged.length, judged.length],
      accepted: [clear.filter(({ decision }) => decision === 'accept').length / clear.length, clear.length],
      words_added: [mean(kept.flatMap((one) => one.wordsAdded ?? [])), kept.length],
      difficulty: [mean(scores), scores.length],
      gain: [mean(gains), gains.length],
      cost: [cost / kept.length, finished.length],
    } as const,
  };
}

function expectRecounted(cell: EffectCell, list: readonly Made[]): void {
  const plain = recount(list);
  expect(cell.counts).toEqual(plain.counts);
  expect(cell.people).toMatchObject(plain.people);
  expect(cell.drops.find(({ rule }) => rule === 'equal')?.count ?? 0).toBe(plain.equal);
  expect(cell.unparsed).toBe(plain.unparsed);
  for (const [measure, [value, n]] of Object.entries(plain.means)) {
    const statistic: Statistic = cell.measures[measure as keyof EffectCell['measures']];
    if (statistic.kind === 'undefined') throw new Error(`${measure}: ${statistic.why}`);
    expect(statistic.value, measure).toBeCloseTo(value, 9);
    expect(statistic.n, measure).toBe(n);
  }
}

const read = (wish: Partial<Parameters<typeof readTemplateEffects>[1]> = {}) =>
  readTemplateEffects(owner, { projectId, ...wish });
const find = (list: readonly VersionEffect[], place: number) => {
  const found = list.find((version) => version.templateVersionId === idOf(place));
  if (!found) throw new Error(`version ${place} is not there`);
  return found;
};

test('every version and every round of it equals a plain recount', async () => {
  const { versions: seen, runs, judge } = await read();
  expect(seen.map(({ operation, version }) => `${operation} ${version}`)).toEqual([
    'breadth 1',
    'deepening 3',
    'deepening 2',
    'deepening 1',
  ]);
  expect(runs.map(({ rounds }) => rounds)).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect(judge).toMatchObject({ model: 'judge', promptVersion: 1 });
  for (const version of seen) {
    const own = made.filter((one) => one.versionId === version.templateVersionId);
    expectRecounted(version.total, own);
    for (const cell of version.rounds) {
      expectRecounted(
        cell,
        own.filter((one) => one.runId === cell.runId && one.round === cell.roundNumber),
      );
    }
  }
  expect(find(seen, 1).rounds.map(({ roundNumber }) => roundNumber)).toEqual([1, 2]);
});

test('runs, rounds and one operation can be chosen', async () => {
  const { versions: seen } = await read({ runIds: [runIds[1] ?? ''], rounds: [2], operation: 'deepening' });
  expect(seen).toHaveLength(1);
  const own = made.filter((one) => one.runId === runIds[1] && one.round === 2 && one.versionId === idOf(2));
  expectRecounted(find(seen, 2).total, own);
});

test('two versions: over all rounds, and within the round that both worked in', async () => {
  const compared = await compareTemplateEffects(owner, { projectId, firstId: idOf(2), secondId: idOf(1) });
  expect(compared).toMatchObject({ overlap: 'some_rounds', firstRounds: [2], secondRounds: [1, 2] });
  const [first, second] = [2, 1].map((place) => recount(made.filter((one) => one.versionId === idOf(place))));
  const { kept, cost } = compared.differences;
  if (!first || !second || kept.kind === 'undefined' || cost.kind === 'undefined') throw new Error('both exist');
  expect(kept.value).toBeCloseTo(first.means.kept[0] - second.means.kept[0], 12);
  expect(kept.n).toEqual([first.means.kept[1], second.means.kept[1]]);
  expect(kept.low).toBeLessThan(kept.value);
  expect(cost.value).toBeCloseTo(first.means.cost[0] - second.means.cost[0], 12);
  const inRound = recount(made.filter((one) => one.versionId === idOf(1) && one.round === 2));
  expect(compared.within).toHaveLength(1);
  expect(compared.within[0]).toMatchObject({
    roundNumber: 2,
    differences: { kept: { n: [first.means.kept[1], inRound.means.kept[1]] } },
  });
});

test('a call without a price leaves the cost of its version open, and of no other', async () => {
  const kept = await database().evolution.findFirstOrThrow({
    where: { projectId, verdict: 'kept', attempt: { not: null } },
  });
  const call = {
    ...{ id: newId(), projectId, evolutionId: kept.id, roundId: kept.roundId, role: 'judge', teacherId, model: 'm' },
  };
  await database().teacherCall.create({ data: { ...call, tryNumber: 1, request: {}, latencyMs: 1, costUsd: null } });
  const { versions: seen } = await read();
  const open = seen.filter(({ total }) => total.measures.cost.kind === 'undefined');
  expect(open.map((version) => version.templateVersionId)).toEqual([kept.templateVersionId]);
  await database().teacherCall.delete({ where: { id: call.id } });
});

test('versions of two operations are not compared', async () => {
  await expect(compareTemplateEffects(owner, { projectId, firstId: idOf(2), secondId: idOf(3) })).rejects.toMatchObject(
    {
      code: 'invalid_input',
    },
  );
});
