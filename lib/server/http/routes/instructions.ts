/** Instructions: which service answers which call. */
import { countListing, getInstruction, listInstructions } from '../../services/instructions';
import { signedIn } from './frame';

export const instructionRoutes = {
  list: signedIn.instructions.list.handler(({ context, input }) => listInstructions(context.person, input)),
  count: signedIn.instructions.count.handler(({ context, input }) => countListing(context.person, input)),
  get: signedIn.instructions.get.handler(({ context, input }) => getInstruction(context.person, input)),
};
