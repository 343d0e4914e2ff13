/** Judging again: which service answers which call. */
import { applyRejudgement, listRejudgements, previewRejudgement, readRejudgement } from '../../services/rejudgements';
import { signedIn } from './frame';

const rejudgements = signedIn.rejudgements;

export const rejudgementRoutes = {
  list: rejudgements.list.handler(({ context, input }) => listRejudgements(context.person, input)),
  get: rejudgements.get.handler(({ context, input }) => readRejudgement(context.person, input)),
  preview: rejudgements.preview.handler(({ context, input }) => previewRejudgement(context.person, input)),
  apply: rejudgements.apply.handler(({ context, input }) => applyRejudgement(context.person, input)),
};
