/** People's work: which service answers which call. */
import { listDecisions, myWork, workByOperation, workOfPeople } from '../../services/work';
import { signedIn } from './frame';

const work = signedIn.work;

export const workRoutes = {
  mine: work.mine.handler(({ context, input }) => myWork(context.person, input)),
  decisions: work.decisions.handler(({ context, input }) => listDecisions(context.person, input)),
  people: work.people.handler(({ context, input }) => workOfPeople(context.person, input)),
  operations: work.operations.handler(({ context, input }) => workByOperation(context.person, input)),
};
