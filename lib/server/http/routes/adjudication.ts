/** Adjudication: which service answers which call. */
import { readAdjudicationItem, readAdjudicationQueue } from '../../services/adjudication';
import { signedIn } from './frame';

const adjudication = signedIn.adjudication;

export const adjudicationRoutes = {
  queue: adjudication.queue.handler(({ context, input }) => readAdjudicationQueue(context.person, input)),
  item: adjudication.item.handler(({ context, input }) => readAdjudicationItem(context.person, input)),
};
