/** Does something at once and then again and again, never twice at the same time. */
import { logger } from '../logger';

export function repeatEvery(everyMs: number, what: string, work: () => Promise<void>): { stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const round = async () => {
    try {
      await work();
    } catch (error) {
      logger.warn({ err: error }, `${what} failed`);
    }
    if (!isStopped) timer = setTimeout(round, everyMs);
  };
  void round();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
