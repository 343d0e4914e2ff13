/** Seed sets: which service answers which call. */
import { listSeedSets, removeSeedSet } from '../../services/seeds';
import { signedIn } from './frame';

const seeds = signedIn.seeds;

export const seedRoutes = {
  listSets: seeds.listSets.handler(({ context, input }) => listSeedSets(context.person, input)),
  removeSet: seeds.removeSet.handler(({ context, input }) => removeSeedSet(context.person, input)),
};
