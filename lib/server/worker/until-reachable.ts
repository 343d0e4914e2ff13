/** Writes until the database has taken it: what a teacher has answered is paid for, however long the database is away. */
import { logger } from '../logger';
import { isRefusedByDatabase } from '../store/database-faults';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 3_000;

/** `isRepeat`: an earlier try may have been committed although its answer was lost. */
export async function untilReachable<Result>(
  write: (isRepeat: boolean) => Promise<Result>,
  what: string,
): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await write(tries > 0);
    } catch (error) {
      if (isRefusedByDatabase(error)) throw error;
      const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
      logger.warn({ err: error, waitMs }, `${what}: not stored yet`);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
