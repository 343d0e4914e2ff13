/** Runs and rounds: which service answers which call. */
import { estimateRounds, estimateRunSize } from '../../services/estimates';
import { setRunCap } from '../../services/run-cap';
import { cancelRun, pauseRun, resumeRun, retryFailed, startRun } from '../../services/run-control';
import { setRunWeights } from '../../services/run-weights';
import { createRun, getRoundReport, getRun, listRuns } from '../../services/runs';
import { signedIn } from './frame';

const runs = signedIn.runs;

export const runRoutes = {
  list: runs.list.handler(({ context, input }) => listRuns(context.person, input)),
  get: runs.get.handler(({ context, input }) => getRun(context.person, input)),
  create: runs.create.handler(({ context, input }) => createRun(context.person, input)),
  estimate: runs.estimate.handler(({ context, input }) => estimateRunSize(context.person, input)),
  spending: runs.spending.handler(({ context, input }) => estimateRounds(context.person, input)),
  setCap: runs.setCap.handler(({ context, input }) => setRunCap(context.person, input)),
  setWeights: runs.setWeights.handler(({ context, input }) => setRunWeights(context.person, input)),
  start: runs.start.handler(({ context, input }) => startRun(context.person, input)),
  pause: runs.pause.handler(({ context, input }) => pauseRun(context.person, input)),
  resume: runs.resume.handler(({ context, input }) => resumeRun(context.person, input)),
  retryFailed: runs.retryFailed.handler(({ context, input }) => retryFailed(context.person, input)),
  cancel: runs.cancel.handler(({ context, input }) => cancelRun(context.person, input)),
  round: runs.round.handler(({ context, input }) => getRoundReport(context.person, input)),
};
