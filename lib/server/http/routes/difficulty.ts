/** Judged difficulty: which service answers which call. */
import {
  cancelDifficulty,
  estimateDifficulty,
  listDifficulty,
  resumeDifficulty,
  startDifficulty,
} from '../../services/difficulty';
import { signedIn } from './frame';

const difficulty = signedIn.difficulty;

export const difficultyRoutes = {
  estimate: difficulty.estimate.handler(({ context, input }) => estimateDifficulty(context.person, input)),
  start: difficulty.start.handler(({ context, input }) => startDifficulty(context.person, input)),
  list: difficulty.list.handler(({ context, input }) => listDifficulty(context.person, input)),
  cancel: difficulty.cancel.handler(({ context, input }) => cancelDifficulty(context.person, input)),
  resume: difficulty.resume.handler(({ context, input }) => resumeDifficulty(context.person, input)),
};
