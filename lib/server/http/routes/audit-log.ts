/** The audit log: which service answers which call. */
import { listLog, listLogPeople } from '../../services/audit-log';
import { signedIn } from './frame';

const log = signedIn.auditLog;

export const auditLogRoutes = {
  list: log.list.handler(({ context, input }) => listLog(context.person, input)),
  people: log.people.handler(({ context, input }) => listLogPeople(context.person, input)),
};
