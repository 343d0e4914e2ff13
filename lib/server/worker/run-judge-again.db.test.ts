import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { movedInAll } from '@/lib/core/domain/rejudgement';
import { DEFAULT_THRESHOLDS } from '@/lib/core/domain/rule-threshold';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { stopJobEngine } from '../jobs/job-engine';
import { applyRejudgement, previewRejudgement, readRejudgement } from '../services/rejudgements';
import { sendReviewEvents } from '../services/review-decisions';
import { makePerson, makeReviewProject, type ReviewTestProject } from '../services/review-test-project';
import { resumeRun } from '../services/run-control';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { JudgeAgainRunner } from './run-judge-again';

const SORRY_60 = `Sorry. ${Array.from({ length: 59 }, () => 'word').join(' ')}`;

let lead: Person;
let project: ReviewTestProject;
/** Dropped by sorry80 with 60 words; kept; dropped as equal before it was answered; dropped by sorry80, and accepted by a person. */
let [sorry, kept, equal, accepted]: Id[] = [];

const judged = { progress: { equality: 'not_equal', judgeTries: 1, judgeReply: 'Not Equal', finishReason: 'stop' } };

beforeEach(async () => {
  lead = await makePerson('Lena', 'researcher');
  project = await makeReviewProject(4);
  const db = database();
  await db.run.update({ where: { id: project.runId }, data: { config: PAPER_CONFIG } });
  sorry = await project.evolve(0, 'dropped', { response: SORRY_60 });
  kept = await project.evolve(1, 'kept');
  equal = await project.evolve(2, 'dropped');
  accepted = await project.evolve(3, 'dropped', { response: SORRY_60 });
  const bySorry = { ...judged, rule: 'sorry80', findings: [{ effect: 'drop', rule: 'sorry80', evidence: 'Sorry.' }] };
  await db.evolution.updateMany({ where: { id: { in: [sorry, accepted] } }, data: bySorry });
  await db.evolution.update({ where: { id: kept }, data: judged });
  await db.evolution.update({
    where: { id: equal },
    data: { rule: 'equal', response: null, progress: { equality: 'equal', judgeReply: 'Equal' } },
  });
  const moment = new Date().toISOString();
  const event = { reason: null, comment: null, undoesId: null, isBlind: false, shownAt: moment, decidedAt: moment };
  await sendReviewEvents(lead, {
    projectId: project.projectId,
    events: [{ ...event, eventId: newId(), evolutionId: accepted, kind: 'accept' }],
  });
});
afterAll(async () => {
  await stopJobEngine();
  await closeDatabase();
});

const row = (id: Id | undefined) => database().evolution.findUniqueOrThrow({ where: { id: id ?? '' } });
const looser = () =>
  previewRejudgement(lead, {
    projectId: project.projectId,
    runId: project.runId,
    rules: ['copied', 'input_format', 'sorry80', 'stopwords'],
    thresholds: { ...DEFAULT_THRESHOLDS, sorryWords: 50 },
  });
const finish = async (rejudgementId: Id, runner = new JudgeAgainRunner()) => {
  await runner.run({ projectId: project.projectId, rejudgementId });
  return readRejudgement(lead, { projectId: project.projectId, rejudgementId });
};

describe('a preview', () => {
  test('counts what would change, what people settled and what was never answered, and changes nothing', async () => {
    const { id, state } = await looser();
    expect(state).toBe('previewing');
    const ready = await finish(id);
    expect(ready).toMatchObject({ state: 'ready', total: 4, doneCount: 4 });
    expect(ready.counts.moves).toEqual([{ from: 'dropped', to: 'kept', count: 2, settled: 1 }]);
    expect(movedInAll(ready.counts)).toEqual({ verdicts: 2, statuses: 1 });
    expect(ready.counts.unanswered).toEqual({ judge: 0, responder: 1 });
    expect(ready.counts.examples.map((example) => example.evolutionId)).toEqual([sorry, accepted]);
    expect(await row(sorry)).toMatchObject({ verdict: 'dropped', rule: 'sorry80', status: 'dropped' });
    expect(await database().verdictChange.count({ where: { rejudgementId: id } })).toBe(0);
  });
});

describe('applied', () => {
  test('verdicts change with a trace, people’s word stays, the run judges by the new rules', async () => {
    const { id } = await looser();
    await finish(id);
    await applyRejudgement(lead, { projectId: project.projectId, rejudgementId: id });
    await database().run.update({ where: { id: project.runId }, data: { state: 'paused' } });
    await expect(resumeRun(lead, project)).rejects.toThrow('judged again');
    const done = await finish(id);
    expect(done).toMatchObject({ state: 'done', doneCount: 4 });
    expect(await row(sorry)).toMatchObject({ verdict: 'kept', rule: null, status: 'kept', decidedBy: 'machine' });
    expect((await row(sorry)).margin).toBeCloseTo(10 / 50, 6);
    expect(await row(accepted)).toMatchObject({ verdict: 'kept', status: 'kept', decidedBy: 'people' });
    expect(await row(equal)).toMatchObject({ verdict: 'dropped', rule: 'equal', status: 'dropped' });
    const child = await database().instruction.findUniqueOrThrow({ where: { id: (await row(sorry)).childId ?? '' } });
    expect(child.status).toBe('kept');
    const changes = await database().verdictChange.findMany({
      where: { rejudgementId: id },
      orderBy: { evolutionId: 'asc' },
    });
    expect(changes).toMatchObject([
      { evolutionId: sorry, fromVerdict: 'dropped', fromRule: 'sorry80', toVerdict: 'kept', toRule: null },
      { evolutionId: accepted, fromVerdict: 'dropped', toVerdict: 'kept' },
    ]);
    const run = await database().run.findUniqueOrThrow({ where: { id: project.runId } });
    expect(run.config).toMatchObject({ preset: 'custom', thresholds: { sorryWords: 50 } });
  });

  test('goes on after a crash where it was, and counts nothing twice', async () => {
    const { id } = await looser();
    await finish(id, new JudgeAgainRunner(3));
    await applyRejudgement(lead, { projectId: project.projectId, rejudgementId: id });
    const dying = new JudgeAgainRunner(1);
    expect(await dying.step({ projectId: project.projectId, rejudgementId: id })).toBe(true);
    const halfway = await readRejudgement(lead, { projectId: project.projectId, rejudgementId: id });
    expect(halfway).toMatchObject({ state: 'applying', doneCount: 1 });
    const done = await finish(id, new JudgeAgainRunner(2));
    expect(done).toMatchObject({ state: 'done', doneCount: 4 });
    expect(done.counts.moves).toEqual([{ from: 'dropped', to: 'kept', count: 2, settled: 1 }]);
    expect(await database().verdictChange.count({ where: { rejudgementId: id } })).toBe(2);
  });

  test('and back again: the tally follows', async () => {
    const keptNow = async () => {
      const [sum] = await database().$queryRaw<{ kept: number }[]>`
        SELECT sum(count)::int AS kept FROM evolution_tally WHERE "projectId" = ${project.projectId}::uuid AND verdict = 'kept'`;
      return sum?.kept;
    };
    const { id } = await looser();
    await finish(id);
    await applyRejudgement(lead, { projectId: project.projectId, rejudgementId: id });
    await finish(id);
    expect(await keptNow()).toBe(3);
    const { rules, thresholds } = PAPER_CONFIG;
    const back = await previewRejudgement(lead, {
      projectId: project.projectId,
      runId: project.runId,
      rules,
      thresholds,
    });
    await finish(back.id);
    await applyRejudgement(lead, { projectId: project.projectId, rejudgementId: back.id });
    await finish(back.id);
    expect(await keptNow()).toBe(1);
    expect(await row(sorry)).toMatchObject({ verdict: 'dropped', rule: 'sorry80', status: 'dropped' });
    const run = await database().run.findUniqueOrThrow({ where: { id: project.runId } });
    expect(run.config).toMatchObject({ thresholds: { sorryWords: 80 } });
  });
});

test('only what was previewed is applied, once, and not while a round runs', async () => {
  const { projectId, runId } = project;
  const { id } = await looser();
  await expect(applyRejudgement(lead, { projectId, rejudgementId: id })).rejects.toThrow('still at work');
  await finish(id);
  await database().run.update({ where: { id: runId }, data: { state: 'running' } });
  await expect(applyRejudgement(lead, { projectId, rejudgementId: id })).rejects.toThrow('round of this run');
  await database().run.update({ where: { id: runId }, data: { state: 'idle' } });
  await applyRejudgement(lead, { projectId, rejudgementId: id });
  await finish(id);
  await expect(applyRejudgement(lead, { projectId, rejudgementId: id })).rejects.toThrow('new preview');
  const annotator = await makePerson('Ann');
  await expect(readRejudgement(annotator, { projectId, rejudgementId: id })).rejects.toThrow('does not allow');
});
