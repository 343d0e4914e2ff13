/** Notices every way in which a studio can be told to end, and ends everything that was begun, once and in reverse order. */
import { isAlive } from '@/lib/server/database/postmaster-pid';
import { say } from '../bootstrap/place.mjs';
import { findNpm } from './npm-process';

const WATCH_MS = 1000;
/** npm, a shell and a terminal may all pass on one Ctrl-C; only a later one means "at once". */
const SAME_SIGNAL_MS = 1500;

type Work = () => unknown;

const begun: Work[] = [];
let startedAt = 0;

export const isEnding = (): boolean => startedAt > 0;

/** `work` is done when the studio ends; what is returned takes it back. */
export const atEnd = (work: Work): (() => void) => {
  begun.push(work);
  return () => {
    const place = begun.lastIndexOf(work);
    if (place >= 0) begun.splice(place, 1);
  };
};

export const endEverything = async (): Promise<void> => {
  for (let work = begun.pop(); work; work = begun.pop()) await work();
};

/** npm killed by force takes nothing along, so it is watched. */
const watchNpm = (onGone: () => void): void => {
  const npm = process.env['npm_execpath'] ? findNpm(process.ppid) : null;
  if (npm === null) return;
  const timer = setInterval(() => {
    if (isAlive(npm)) return;
    clearInterval(timer);
    onGone();
  }, WATCH_MS);
  timer.unref();
};

export const listenForEnd = (): void => {
  const finish = () => {
    if (startedAt > 0) {
      if (Date.now() - startedAt > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    startedAt = Date.now();
    say('Ending …');
    endEverything().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, finish);
  if (process.channel) {
    process.once('disconnect', finish);
    process.channel.unref();
  }
  watchNpm(finish);
};
