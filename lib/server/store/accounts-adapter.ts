/** Lets the account library keep people, sessions and API keys in the studio's own tables. */
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { database } from './connection';

export function accountsAdapter() {
  return prismaAdapter(database(), { provider: 'postgresql', transaction: true });
}
