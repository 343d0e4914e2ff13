/** What every route starts from: the contract, and the person who calls. */
import { implement } from '@orpc/server';
import { contract } from '@/lib/core/contract/contract';
import type { Person } from '@/lib/core/domain/person';
import { mustBeSignedIn } from '../session';

/** The person is looked up only by calls that need one: a health probe must not cost a query. */
export type RequestContext = { findPerson: () => Promise<Person | null> };

/** For the few calls that need no session. */
export const open = implement(contract).$context<RequestContext>();

/** For all others; runs before the input is read. */
export const signedIn = open.use(async ({ context, next }) => {
  const person = mustBeSignedIn(await context.findPerson());
  return next({ context: { person } });
});
