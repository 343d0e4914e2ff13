/** Who reviews what: which service answers which call. */
import { listAssignments, removeAssignment, setAssignment } from '../../services/assignments';
import { signedIn } from './frame';

const { assignments } = signedIn;

export const assignmentRoutes = {
  list: assignments.list.handler(({ context, input }) => listAssignments(context.person, input)),
  set: assignments.set.handler(({ context, input }) => setAssignment(context.person, input)),
  remove: assignments.remove.handler(({ context, input }) => removeAssignment(context.person, input)),
};
