/** Blind audits of the eliminator: which service answers which call. */
import { listAuditOutcome, readAuditMeasures } from '../../services/audit-measures';
import { drawAuditSample, listAuditSamples, readAuditFrame } from '../../services/audits';
import { signedIn } from './frame';

const audits = signedIn.audits;

export const auditRoutes = {
  list: audits.list.handler(({ context, input }) => listAuditSamples(context.person, input)),
  frame: audits.frame.handler(({ context, input }) => readAuditFrame(context.person, input)),
  draw: audits.draw.handler(({ context, input }) => drawAuditSample(context.person, input)),
  measures: audits.measures.handler(({ context, input }) => readAuditMeasures(context.person, input)),
  items: audits.items.handler(({ context, input }) => listAuditOutcome(context.person, input)),
};
