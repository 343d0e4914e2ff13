/** Judging difficulty: what a sample would cost, starting it, stopping it. A worker asks the teacher. */
import type { DifficultyEstimate, DifficultyJobView, DifficultyWish } from '@/lib/core/contract/difficulty';
import { AppError } from '@/lib/core/domain/app-error';
import type { Judge } from '@/lib/core/domain/difficulty';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { costOfCall, formatUsd } from '@/lib/core/domain/price';
import { DIFFICULTY_PROMPT_BYTES, DIFFICULTY_PROMPT_VERSION } from '@/lib/core/evolution/difficulty-judge';
import { enqueue } from '../jobs/job-engine';
import { database, inTransaction, isUniqueViolation } from '../store/connection';
import * as store from '../store/difficulty-jobs';
import { insertSample, measureSample } from '../store/difficulty-sample';
import { announceChange } from '../store/notices';
import { priceFor, readPrices } from '../store/prices';
import { findTeacher, type SealedTeacher } from '../store/teachers';
import { authorise } from './access';

type One = { projectId: Id; jobId: Id };
type Wish = { projectId: Id } & DifficultyWish;

/** English text has about four bytes a token; a score is one token or a few. */
const BYTES_PER_TOKEN = 4;
const TOKENS_PER_SCORE = 4;
const SAMPLE_TIMEOUT_MS = 60_000;

const missing = () => new AppError('not_found', 'There is no such job in this project.');

export async function estimateDifficulty(person: Person, { projectId, ...wish }: Wish): Promise<DifficultyEstimate> {
  const scope = await authorise(person, projectId, 'runs.control');
  const teacher = await judgeTeacher(scope, wish.teacherId);
  const judge = judgeOf(teacher);
  const { instructions, known, bytes } = await measureSample(database(), scope, wish, judge);
  const calls = instructions - known;
  const systemBytes = teacher.parameters.systemPrompt?.length ?? 0;
  const tokensIn = Math.ceil((bytes + calls * (DIFFICULTY_PROMPT_BYTES + systemBytes)) / BYTES_PER_TOKEN);
  const price = priceFor(await readPrices(database(), scope), teacher);
  const use = { tokensIn, tokensCached: 0, tokensOut: calls * TOKENS_PER_SCORE };
  return {
    ...{ instructions, known, calls, tokensIn, model: judge.model, promptVersion: judge.promptVersion },
    costUsd: price && formatUsd(costOfCall(price, use, 'live')),
    ownTemperature: teacher.parameters.temperature ?? null,
  };
}

export async function startDifficulty(person: Person, { projectId, ...wish }: Wish): Promise<DifficultyJobView> {
  const scope = await authorise(person, projectId, 'runs.control');
  const judge = judgeOf(await judgeTeacher(scope, wish.teacherId));
  const jobId = await inTransaction(
    async (tx) => {
      const id = await store.insertDifficultyJob(tx, scope, wish, judge, person.id);
      const total = await insertSample(tx, scope, id, wish, judge);
      if (total === 0) {
        throw new AppError(
          'conflict',
          'There is nothing to judge: no kept child here that this judge has not scored.',
          {
            remedy: 'Take a larger sample, other runs, or another teacher.',
          },
        );
      }
      await store.changeDifficultyJob(tx, id, { total });
      await enqueue(tx, 'judge-difficulty', { projectId, jobId: id });
      await announceChange(tx, { projectId, nouns: ['difficulty'] });
      return id;
    },
    { timeoutMs: SAMPLE_TIMEOUT_MS },
  ).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('conflict', 'Difficulty is being judged in this project already.', {
      remedy: 'Wait until it is done, or cancel it.',
    });
  });
  return view(scope, jobId);
}

export async function listDifficulty(person: Person, { projectId }: { projectId: Id }): Promise<DifficultyJobView[]> {
  return store.viewDifficultyJobs(database(), await authorise(person, projectId, 'data.read'));
}

export async function cancelDifficulty(person: Person, { projectId, jobId }: One): Promise<DifficultyJobView> {
  const scope = await authorise(person, projectId, 'runs.control');
  await inTransaction(async (tx) => {
    const job = await store.lockDifficultyJob(tx, scope, jobId);
    if (!job) throw missing();
    if (job.state !== 'running' && job.state !== 'stopped') throw new AppError('conflict', 'It is over already.');
    await store.changeDifficultyJob(tx, jobId, { state: 'cancelled', finishedAt: new Date() });
    await announceChange(tx, { projectId, nouns: ['difficulty', 'templateEffects'] });
  });
  return view(scope, jobId);
}

export async function resumeDifficulty(person: Person, { projectId, jobId }: One): Promise<DifficultyJobView> {
  const scope = await authorise(person, projectId, 'runs.control');
  await inTransaction(async (tx) => {
    const job = await store.lockDifficultyJob(tx, scope, jobId);
    if (!job) throw missing();
    if (job.state !== 'stopped') throw new AppError('conflict', 'It was not stopped.');
    await store.changeDifficultyJob(tx, jobId, { state: 'running', message: null });
    await enqueue(tx, 'judge-difficulty', { projectId, jobId });
    await announceChange(tx, { projectId, nouns: ['difficulty'] });
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('conflict', 'Another sample is being judged in this project.', {
      remedy: 'Wait, or cancel it.',
    });
  });
  return view(scope, jobId);
}

async function view(scope: ProjectScope, jobId: Id): Promise<DifficultyJobView> {
  const [job] = await store.viewDifficultyJobs(database(), scope, jobId);
  if (!job) throw missing();
  return job;
}

async function judgeTeacher(scope: ProjectScope, teacherId: Id): Promise<SealedTeacher> {
  const teacher = await findTeacher(database(), scope, teacherId);
  if (teacher && teacher.archivedAt === null) return teacher;
  throw new AppError('not_found', 'There is no such teacher in use in this project.', { place: 'teacherId' });
}

function judgeOf({ id, model }: SealedTeacher): Judge {
  return { teacherId: id, model, promptVersion: DIFFICULTY_PROMPT_VERSION };
}
