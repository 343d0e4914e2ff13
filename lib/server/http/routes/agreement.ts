/** Agreement: which service answers which call. */
import { readAgreement } from '../../services/agreement';
import { signedIn } from './frame';

export const agreementRoutes = {
  read: signedIn.agreement.read.handler(({ context, input }) => readAgreement(context.person, input)),
};
