/** The one connection to PostgreSQL: opened at the first use, never at import. */
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '../env';
import { Prisma, PrismaClient } from './generated/client';

/** What every store function takes: the client, or the transaction it must stay inside. */
export type Db = Prisma.TransactionClient;

/** Enough for a worker with many calls in flight, few enough for several processes on one server. */
const POOL_SIZE = 20;

/** Development reloads modules; the connection must outlive them. */
const kept = globalThis as typeof globalThis & { studioDatabase?: PrismaClient | undefined };

export function database(): PrismaClient {
  kept.studioDatabase ??= new PrismaClient({
    // Columns hold UTC without a zone, so now() in raw SQL must be UTC whatever the server's own zone is.
    adapter: new PrismaPg({ connectionString: env().databaseUrl, max: POOL_SIZE, options: '-c timezone=UTC' }),
  });
  return kept.studioDatabase;
}

export type TransactionOptions = {
  timeoutMs?: number;
  isolation?: 'ReadCommitted' | 'RepeatableRead' | 'Serializable';
};

export function inTransaction<Result>(
  work: (tx: Db) => Promise<Result>,
  { timeoutMs = 15_000, isolation = 'ReadCommitted' }: TransactionOptions = {},
): Promise<Result> {
  return database().$transaction(work, { timeout: timeoutMs, maxWait: 10_000, isolationLevel: isolation });
}

/** True for the error of a unique key that is already taken. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

export async function closeDatabase(): Promise<void> {
  const open = kept.studioDatabase;
  kept.studioDatabase = undefined;
  await open?.$disconnect();
}
