/** Lineages: which service answers which call. */
import { offerAttempt, repeatEdge } from '../../services/attempts';
import { dropDescendants, readConsequences, readLineageTree } from '../../services/lineages';
import { signedIn } from './frame';

const lineages = signedIn.lineages;

export const lineageRoutes = {
  tree: lineages.tree.handler(({ context, input }) => readLineageTree(context.person, input)),
  consequences: lineages.consequences.handler(({ context, input }) => readConsequences(context.person, input)),
  dropDescendants: lineages.dropDescendants.handler(({ context, input }) => dropDescendants(context.person, input)),
  attemptOffer: lineages.attemptOffer.handler(({ context, input }) => offerAttempt(context.person, input)),
  regenerate: lineages.regenerate.handler(({ context, input }) => repeatEdge(context.person, input)),
};
