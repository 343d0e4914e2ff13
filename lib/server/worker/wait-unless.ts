/** Waits, unless it is cut short. */

/** False when the signal came first. */
export function waitUnless(signal: AbortSignal, delayMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const end = (isWhole: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cut);
      resolve(isWhole);
    };
    const cut = () => end(false);
    const timer = setTimeout(() => end(true), delayMs);
    signal.addEventListener('abort', cut);
  });
}
