/** A whole worker: takes jobs of every queue, shows that it lives, and sweeps up after crashes. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import { GIVEN_UP_QUEUE, JOBS } from '../jobs/job-definitions';
import { enqueue, sendJobsThrough, startJobEngine, stopJobEngine } from '../jobs/job-engine';
import { JobSource } from '../jobs/job-source';
import { logger } from '../logger';
import { failBulkJob, listOpenBulkJobs } from '../store/bulk-jobs';
import { closeDatabase, database } from '../store/connection';
import { listRunningDifficultyJobs, stopDifficultyJob } from '../store/difficulty-jobs';
import { listRunningDryRuns, stopDryRun } from '../store/dry-runs';
import { listenForNotices, NOTICE_CHANNELS } from '../store/notices';
import { failRejudgement, listOpenRejudgements } from '../store/rejudgements';
import { pauseRunningRun } from '../store/runs';
import { announceWorkers, beatWorker, forgetDeadWorkers, removeWorker } from '../store/worker-heartbeats';
import { countDeadWorkersReserves } from './dead-reserves';
import { BatchDriver, type BatchDriverOptions, roundsDue } from './drive-batch';
import { Evolver } from './evolve';
import { handleFinishRound } from './finish-round';
import { watchForSampleWish } from './make-sample';
import { handlePlanRound } from './plan-round';
import { recoverRuns } from './recover';
import { repeatEvery } from './repeat-every';
import type { RetryPolicy } from './retry-policy';
import { BulkRunner } from './run-bulk';
import { DifficultyRunner } from './run-difficulty';
import { DryRunner } from './run-dry-run';
import { JudgeAgainRunner } from './run-judge-again';
import { WantedReviewsRunner } from './run-wanted-reviews';
import { tidyReviews } from './tidy-reviews';
import { WorkerPeers } from './worker-peers';

const EVOLUTIONS_IN_HAND = 1024;
const BEAT_MS = 5_000;
const SWEEP_MS = 15_000;
const BATCH_LOOK_MS = 2_000;
const TIDY_MS = 10_000;
const ROUNDS_BY_BATCH = 4;
const DRY_RUNS_AT_ONCE = 4;
const FORGET_AFTER_MS = 10 * 60_000;

export type WorkerOptions = {
  databaseUrl: string;
  version: string;
  retryPolicy?: RetryPolicy;
  sweepMs?: number;
  batches?: BatchDriverOptions;
};
export type StudioWorker = { stop: (graceMs: number) => Promise<void>; inFlight: () => number };

export async function startWorker(options: WorkerOptions): Promise<StudioWorker> {
  const { databaseUrl, version } = options;
  const boss = await startJobEngine(databaseUrl, 'worker');
  sendJobsThrough(boss);
  const identity = { id: randomUUID(), host: hostname(), pid: process.pid, version, startedAt: new Date() };
  const peers = new WorkerPeers(identity.id);
  const evolver: Evolver = new Evolver(options.retryPolicy, undefined, peers, identity.id);
  await beatWorker(database(), identity, 0, { runs: [], callsAnswered: 0, rssBytes: process.memoryUsage.rss() });
  // Before it takes anything: what the others have is not this one's.
  await peers.look();
  await announceWorkers(database());
  const batches = new BatchDriver(options.batches);
  const bulk = new BulkRunner();
  const judge = new JudgeAgainRunner();
  const wantedReviews = new WantedReviewsRunner();
  const dryRuns = new DryRunner(evolver.teachers, options.retryPolicy);
  const difficulty = new DifficultyRunner(evolver.teachers, options.retryPolicy);
  const alone = { slots: 2, groupSlots: () => 1 };
  const sources = {
    'plan-round': new JobSource(boss, 'plan-round', { ...alone, handle: handlePlanRound }),
    evolve: new JobSource(boss, 'evolve', {
      slots: EVOLUTIONS_IN_HAND,
      groupSlots: (runId) => evolver.contexts.slotsOf(runId),
      groupsForOthers: () => evolver.contexts.withoutSlots(),
      handle: (payload) => evolver.evolve(payload),
    }),
    'drive-batch': new JobSource(boss, 'drive-batch', {
      slots: ROUNDS_BY_BATCH,
      groupSlots: () => 1,
      handle: (payload) => batches.look(payload),
    }),
    bulk: new JobSource(boss, 'bulk', { ...alone, handle: (payload) => bulk.run(payload) }),
    'judge-again': new JobSource(boss, 'judge-again', { ...alone, handle: (payload) => judge.run(payload) }),
    'dry-run': new JobSource(boss, 'dry-run', {
      slots: DRY_RUNS_AT_ONCE,
      groupSlots: () => 2,
      handle: (payload) => dryRuns.run(payload),
    }),
    'judge-difficulty': new JobSource(boss, 'judge-difficulty', {
      ...alone,
      handle: (payload) => difficulty.run(payload),
    }),
    'wanted-reviews': new JobSource(boss, 'wanted-reviews', {
      ...alone,
      handle: (payload) => wantedReviews.run(payload),
    }),
    'finish-round': new JobSource(boss, 'finish-round', { ...alone, handle: handleFinishRound }),
  };
  evolver.contexts.onMoreSlots = () => sources.evolve.nudge();
  const everySource = Object.values(sources);
  const wake = (queue?: string) => {
    for (const [name, source] of Object.entries(sources)) if (!queue || name === queue) source.wake();
  };
  const seeChange = (look: () => Promise<void>) => {
    look()
      // More of a run may be wanted in hand than before.
      .then(() => sources.evolve.wake())
      .catch((error: unknown) => logger.warn({ err: error }, 'a change is seen later'));
  };
  peers.onChange = () => seeChange(() => evolver.shareAnew());
  const lookAtPeers = () =>
    peers.look().catch((error: unknown) => logger.warn({ err: error }, 'the other workers are not known'));
  const listener = listenForNotices(databaseUrl, Object.values(NOTICE_CHANNELS), {
    onNotice: (payload, channel) => {
      if (channel === NOTICE_CHANNELS.jobs) wake(payload);
      else if (channel === NOTICE_CHANNELS.teachers) evolver.teachers.lookAgain(payload);
      else if (channel === NOTICE_CHANNELS.workers) void lookAtPeers();
      // Progress of rounds names no nouns; what people change does.
      else if (payload.includes('"nouns"')) seeChange(() => evolver.lookAgain());
    },
    onConnected: () => {
      wake();
      evolver.teachers.lookAgain();
    },
  });
  await boss.work(GIVEN_UP_QUEUE, { pollingIntervalSeconds: 5 }, async (jobs) => {
    for (const job of jobs) await giveUp(evolver, job.data);
  });
  const repeats = [
    repeatEvery(BEAT_MS, 'the heartbeat', async () => {
      await beatWorker(database(), identity, sources.evolve.inFlight, {
        runs: [...sources.evolve.inHandByGroup].map(([runId, inHand]) => ({ runId, inHand })),
        callsAnswered: evolver.callsAnswered,
        rssBytes: process.memoryUsage.rss(),
      });
      await peers.look();
      await evolver.budgets.tidy();
      await forgetDeadWorkers(database(), new Date(Date.now() - FORGET_AFTER_MS));
    }),
    repeatEvery(options.sweepMs ?? SWEEP_MS, 'the recovery sweep', recoverRuns),
    repeatEvery(SWEEP_MS, 'the count of dead reserves', countDeadWorkersReserves),
    repeatEvery(options.batches?.pace?.shortestMs ?? BATCH_LOOK_MS, 'the look at batches', async () => {
      await enqueue(database(), 'drive-batch', await roundsDue(batches));
    }),
    // Its job is put in with its row; this finds one whose job was lost.
    repeatEvery(SWEEP_MS, 'the look at decisions about many', async () => {
      await enqueue(database(), 'bulk', await listOpenBulkJobs(database()));
    }),
    repeatEvery(SWEEP_MS, 'the look at what is judged again', async () => {
      await enqueue(database(), 'judge-again', await listOpenRejudgements(database()));
    }),
    repeatEvery(SWEEP_MS, 'the look at dry runs', async () => {
      const open = await listRunningDryRuns(database());
      await enqueue(
        database(),
        'dry-run',
        open.map(({ id, projectId }) => ({ projectId, dryRunId: id })),
      );
    }),
    repeatEvery(SWEEP_MS, 'the look at what is judged for difficulty', async () => {
      const open = await listRunningDifficultyJobs(database());
      await enqueue(
        database(),
        'judge-difficulty',
        open.map(({ id, projectId }) => ({ projectId, jobId: id })),
      );
    }),
    repeatEvery(TIDY_MS, 'the tidying after reviews', tidyReviews),
    watchForSampleWish(),
  ];
  return {
    inFlight: () => sources.evolve.inFlight,
    async stop(graceMs) {
      evolver.stop();
      batches.stop();
      bulk.stop();
      judge.stop();
      wantedReviews.stop();
      dryRuns.stop();
      difficulty.stop();
      for (const repeat of repeats) repeat.stop();
      await Promise.all(everySource.map((source) => source.stop(graceMs)));
      evolver.abort();
      dryRuns.abort();
      difficulty.abort();
      // What was set aside for calls that were cut counts as spent by the sweep of another worker, if this fails.
      await evolver.budgets.closeAll().catch((error: unknown) => logger.warn({ err: error }, 'a reserve is left'));
      await listener.close();
      await removeWorker(database(), identity.id).catch((error: unknown) => logger.debug({ err: error }, 'last words'));
      await stopJobEngine();
      await closeDatabase();
    },
  };
}

const GIVEN_UP_MESSAGE = 'The studio failed again and again at this; its log says how.';

async function giveUp(evolver: Evolver, data: unknown): Promise<void> {
  const bulk = JOBS.bulk.payload.safeParse(data);
  if (bulk.success) return failBulkJob(database(), bulk.data.bulkId, GIVEN_UP_MESSAGE);
  const again = JOBS['judge-again'].payload.safeParse(data);
  if (again.success) return failRejudgement(database(), again.data.rejudgementId, GIVEN_UP_MESSAGE);
  const dryRun = JOBS['dry-run'].payload.safeParse(data);
  if (dryRun.success) return void (await stopDryRun(database(), dryRun.data.dryRunId, GIVEN_UP_MESSAGE));
  const difficulty = JOBS['judge-difficulty'].payload.safeParse(data);
  if (difficulty.success) return void (await stopDifficultyJob(database(), difficulty.data.jobId, GIVEN_UP_MESSAGE));
  const evolve = JOBS.evolve.payload.safeParse(data);
  if (evolve.success) return evolver.giveUp(evolve.data, GIVEN_UP_MESSAGE);
  const round = z.object({ runId: z.uuid() }).safeParse(data);
  if (round.success) {
    await pauseRunningRun(
      database(),
      round.data.runId,
      'The round could not be planned or ended; the log of the worker says why.',
    );
  }
}
