/** Operations: which service answers which call. */
import { changeOperation, createOperation, listOperations, switchOffOperation } from '../../services/operations';
import { signedIn } from './frame';

const operations = signedIn.operations;

export const operationRoutes = {
  list: operations.list.handler(({ context, input }) => listOperations(context.person, input)),
  create: operations.create.handler(({ context, input }) => createOperation(context.person, input)),
  change: operations.change.handler(({ context, input }) => changeOperation(context.person, input)),
  switchOff: operations.switchOff.handler(({ context, input }) => switchOffOperation(context.person, input)),
};
