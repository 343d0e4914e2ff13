/** Who sends this request: a person by session cookie, or a script by API key. */
import { AppError } from '@/lib/core/domain/app-error';
import type { Person } from '@/lib/core/domain/person';
import { findPersonByApiKey, findPersonBySession, ownOrigins } from '../services/accounts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

export function apiKeyOf(headers: Headers): string | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '');
  return headers.get('x-api-key') ?? bearer?.[1] ?? null;
}

/** A cookie travels with every request of the browser, so a page from elsewhere must not be able to change anything with it. */
export function refuseForeignOrigin(method: string, headers: Headers): void {
  if (SAFE_METHODS.includes(method)) return;
  const origin = headers.get('origin');
  const isForeign = origin ? !ownOrigins(headers).includes(origin) : headers.get('sec-fetch-site') === 'cross-site';
  if (isForeign) throw new AppError('not_allowed', 'This call came from another website, so it was refused.');
}

export async function findPersonOf(method: string, headers: Headers): Promise<Person | null> {
  const apiKey = apiKeyOf(headers);
  if (apiKey) {
    const person = await findPersonByApiKey(apiKey);
    if (person) return person;
    throw new AppError('not_signed_in', 'The API key is not valid.', { remedy: 'Make a new one on the account page.' });
  }
  refuseForeignOrigin(method, headers);
  return findPersonBySession(headers);
}

export function mustBeSignedIn(person: Person | null): Person {
  if (person) return person;
  throw new AppError('not_signed_in', 'You are not signed in.', {
    remedy: 'Sign in, or send an API key in x-api-key.',
  });
}

/** For the routes outside the contract: up- and downloads, events. */
export async function personOfRequest(request: Request): Promise<Person> {
  return mustBeSignedIn(await findPersonOf(request.method, request.headers));
}
