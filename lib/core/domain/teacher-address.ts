/** Where a teacher is, and which server its key was given for. */
import { AppError } from './app-error';

/** People paste the address of the call itself, and with a slash at its end. */
export function tidyBaseUrl(text: string): string {
  const url = new URL(text.trim());
  if (url.username || url.password) {
    throw new AppError('invalid_input', 'The base URL must not hold a name or a password.', {
      place: 'baseUrl',
      remedy: 'Put the key into its own field, where it is sealed.',
    });
  }
  return url.href.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
}

type Stored = { baseUrl: string; sealedKey: string | null };
type Wanted = { baseUrl: string; key?: string | null | undefined };

/** A stored key goes only to the server that it was given for: else anybody who may edit a teacher could have it sent to a server of theirs. */
export function keepKeyAtItsServer(stored: Stored, wanted: Wanted): void {
  if (wanted.key !== undefined || stored.sealedKey === null) return;
  if (new URL(stored.baseUrl).origin === new URL(wanted.baseUrl).origin) return;
  throw new AppError('invalid_input', 'The base URL is on another server than the one this key was given for.', {
    place: 'key',
    remedy: 'Enter the key for the new server, or remove the key.',
  });
}
