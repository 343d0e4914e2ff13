/** Dry runs: which service answers which call. */
import { createDryRun, estimateDryRun } from '../../services/dry-run-start';
import {
  cancelDryRun,
  chooseBetter,
  listDryRunRows,
  readDryRun,
  readDryRunCalls,
  resumeDryRun,
} from '../../services/dry-runs';
import { signedIn } from './frame';

const dryRuns = signedIn.dryRuns;

export const dryRunRoutes = {
  list: dryRuns.list.handler(({ context, input }) => listDryRunRows(context.person, input)),
  get: dryRuns.get.handler(({ context, input }) => readDryRun(context.person, input)),
  estimate: dryRuns.estimate.handler(({ context, input }) => estimateDryRun(context.person, input)),
  create: dryRuns.create.handler(({ context, input }) => createDryRun(context.person, input)),
  cancel: dryRuns.cancel.handler(({ context, input }) => cancelDryRun(context.person, input)),
  resume: dryRuns.resume.handler(({ context, input }) => resumeDryRun(context.person, input)),
  chooseBetter: dryRuns.chooseBetter.handler(({ context, input }) => chooseBetter(context.person, input)),
  calls: dryRuns.calls.handler(({ context, input }) => readDryRunCalls(context.person, input)),
};
