/** What sentinels do to a request before it is answered: errors, delays, silence. */
import { rateLimited, serverFault } from './api-error';
import { hasSentinel } from './sentinels';

const SLOW_MS = 5000;
const MOST_REMEMBERED = 10_000;

export type ForcedDelivery = { isSilent: boolean; isCut: boolean; extraMs: number };

/** Remembers which requests have failed once, so that their second try succeeds. */
export function forcedFailures(): (text: string, requestKey: string) => ForcedDelivery {
  const failedOnce = new Set<string>();
  const failFirst = (key: string): boolean => {
    if (failedOnce.delete(key)) return false;
    if (failedOnce.size >= MOST_REMEMBERED) failedOnce.clear();
    failedOnce.add(key);
    return true;
  };
  return (text, requestKey) => {
    if (hasSentinel(text, 'rateLimitAlways')) throw rateLimited();
    if (hasSentinel(text, 'serverErrorAlways')) throw serverFault();
    if (hasSentinel(text, 'rateLimitOnce') && failFirst(`429 ${requestKey}`)) throw rateLimited();
    if (hasSentinel(text, 'serverErrorOnce') && failFirst(`500 ${requestKey}`)) throw serverFault();
    return {
      isSilent: hasSentinel(text, 'hang'),
      isCut: hasSentinel(text, 'cut'),
      extraMs: hasSentinel(text, 'slow') ? SLOW_MS : 0,
    };
  };
}
