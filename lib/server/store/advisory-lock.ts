/** Lets only one process at a time do something; the lock goes with the transaction, so that a crash frees it. */
import { createHash } from 'node:crypto';
import type { Db } from './connection';

/** False when somebody else holds it. */
export async function tryLock(tx: Db, name: string): Promise<boolean> {
  const key = createHash('sha256').update(name).digest().readBigInt64BE();
  const rows = await tx.$queryRaw<{ isHeld: boolean }[]>`SELECT pg_try_advisory_xact_lock(${key}) AS "isHeld"`;
  return rows[0]?.isHeld === true;
}
