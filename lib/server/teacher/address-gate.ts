/** Whether this studio may call an address: with ALLOW_PRIVATE_TEACHERS off only what is on the public internet, and its own rehearsal teacher. */
import { lookup } from 'node:dns/promises';
import { AppError } from '@/lib/core/domain/app-error';
import { env } from '../env';
import { logger } from '../logger';
import { isPrivateAddress } from './private-address';

export const PRIVATE_REMEDY = 'Give a public address, or let whoever runs this studio set ALLOW_PRIVATE_TEACHERS=on.';

export const PRIVATE_ADDRESS = 'PRIVATE_ADDRESS';

/** What a call is refused with when the address turns out to be private only now. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
  readonly code = PRIVATE_ADDRESS;

  constructor(host: string) {
    super(`${host} is in a private network, and this studio does not call those. ${PRIVATE_REMEDY}`);
  }
}

/** True for the studio's own rehearsal teacher, and for every address where private ones may be called. */
export function isAlwaysAllowed(baseUrl: string): boolean {
  const { allowsPrivateTeachers, rehearsalUrl } = env();
  return allowsPrivateTeachers || (rehearsalUrl !== null && new URL(rehearsalUrl).origin === new URL(baseUrl).origin);
}

/** For a form that is being saved. A name that is not known now may be known later: the call itself looks again. */
export async function refusePrivateAddress(baseUrl: string): Promise<void> {
  if (isAlwaysAllowed(baseUrl)) return;
  const host = hostOf(baseUrl);
  const found = await lookup(host, { all: true }).catch((error: unknown) => {
    logger.debug({ err: error, host }, 'a teacher’s name is not known');
    return [];
  });
  if (!found.some(({ address }) => isPrivateAddress(address))) return;
  throw new AppError('invalid_input', `${host} is in a private network, and this studio does not call those.`, {
    place: 'baseUrl',
    remedy: PRIVATE_REMEDY,
  });
}

export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}
