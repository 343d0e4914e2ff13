/** Entry of a worker process: waits for the database, works, and leaves when it is told to. */
import { env } from '../env';
import { logger } from '../logger';
import { type StudioWorker, startWorker } from './studio-worker';

/** The supervisor gives up on a process after about ten seconds. */
const GRACE_MS = 7_000;
const HARD_END_MS = 9_000;
const RECONNECT_MS = 1_000;

async function startWhenReachable(): Promise<StudioWorker> {
  for (;;) {
    try {
      return await startWorker({ databaseUrl: env().databaseUrl, version: env().version });
    } catch (error) {
      logger.warn({ err: error }, 'the worker cannot start yet');
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
    }
  }
}

// Whoever supervises this process is gone: what is in flight is done again by the next worker.
process.on('disconnect', () => process.exit(0));

const starting = startWhenReachable();
let isLeaving = false;

function leave(signal: NodeJS.Signals): void {
  if (isLeaving) return;
  isLeaving = true;
  logger.info({ signal }, 'the worker is leaving');
  setTimeout(() => process.exit(1), HARD_END_MS).unref();
  starting
    .then((worker) => worker.stop(GRACE_MS))
    .then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'the worker left badly');
        process.exit(1);
      },
    );
}
process.on('SIGTERM', leave);
process.on('SIGINT', leave);

await starting;
logger.info('the worker takes jobs');
process.send?.({ type: 'ready' });
