/** Decisions about many: which service answers which call. */
import {
  getBulkDecision,
  listBulkDecisions,
  previewBulkDecision,
  startBulkDecision,
  undoBulkDecision,
} from '../../services/bulk';
import { signedIn } from './frame';

const bulk = signedIn.bulk;

export const bulkRoutes = {
  preview: bulk.preview.handler(({ context, input }) => previewBulkDecision(context.person, input)),
  start: bulk.start.handler(({ context, input }) => startBulkDecision(context.person, input)),
  list: bulk.list.handler(({ context, input }) => listBulkDecisions(context.person, input)),
  get: bulk.get.handler(({ context, input }) => getBulkDecision(context.person, input)),
  undo: bulk.undo.handler(({ context, input }) => undoBulkDecision(context.person, input)),
};
