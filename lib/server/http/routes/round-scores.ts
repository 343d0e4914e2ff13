/** Scores of rounds: which service answers which call. */
import { listScores, setEvolStop, setScore } from '../../services/round-scores';
import { signedIn } from './frame';

const roundScores = signedIn.roundScores;

export const roundScoreRoutes = {
  history: roundScores.history.handler(({ context, input }) => listScores(context.person, input)),
  set: roundScores.set.handler(({ context, input }) => setScore(context.person, input)),
  configure: roundScores.configure.handler(({ context, input }) => setEvolStop(context.person, input)),
};
