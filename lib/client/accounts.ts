/** What people do with their own account; a refusal of the account library becomes a problem in our words. */
import type { Problem } from '@/lib/core/contract/problem';
import { authClient } from './auth-client';

type LibraryError = { code?: string | undefined; message?: string | undefined; status: number };

const WORDS: Record<string, Problem> = {
  INVALID_EMAIL_OR_PASSWORD: {
    code: 'not_signed_in',
    message: 'The email address or the password is wrong.',
    remedy: 'If you forgot the password, the owner of this studio can set a new one on the page “People”.',
  },
  INVALID_PASSWORD: { code: 'invalid_input', place: 'currentPassword', message: 'This is not your current password.' },
  PASSWORD_TOO_SHORT: { code: 'invalid_input', place: 'newPassword', message: 'Use at least 8 characters.' },
  PASSWORD_TOO_LONG: { code: 'invalid_input', place: 'newPassword', message: 'Use at most 128 characters.' },
};

function problemOfLibrary({ code, message, status }: LibraryError): Problem {
  const known = code ? WORDS[code] : undefined;
  if (known) return known;
  if (status === 429)
    return { code: 'unavailable', message: 'Too many tries.', remedy: 'Wait a minute, then try again.' };
  if (status === 401) return { code: 'not_signed_in', message: 'You are signed out.', remedy: 'Sign in again.' };
  if (status === 0 || status >= 502) {
    return {
      code: 'unavailable',
      message: 'The studio did not answer.',
      remedy: 'Check that it is running, then try again.',
    };
  }
  return { code: 'internal', message: message ?? 'The account could not be changed.', remedy: 'Try again.' };
}

/** Unwraps one call of the library: its value, or our problem thrown. */
async function settle<Value>(call: Promise<{ data: Value | null; error: LibraryError | null }>): Promise<Value> {
  const { data, error } = await call;
  if (error || data === null) throw problemOfLibrary(error ?? { status: 500 });
  return data;
}

export async function signIn({ email, password }: { email: string; password: string }): Promise<void> {
  await settle(authClient.signIn.email({ email, password }));
}

export async function signOut(): Promise<void> {
  await settle(authClient.signOut());
}

export async function renameMe(name: string): Promise<void> {
  await settle(authClient.updateUser({ name }));
}

/** Other sessions of the same person end. */
export async function changePassword(input: { currentPassword: string; newPassword: string }): Promise<void> {
  await settle(authClient.changePassword({ ...input, revokeOtherSessions: true }));
}

export type ApiKeyView = { id: string; name: string; start: string; createdAt: string; lastUsedAt: string | null };

export async function listApiKeys(): Promise<ApiKeyView[]> {
  const { apiKeys } = await settle(authClient.apiKey.list());
  return apiKeys.map(({ id, name, start, createdAt, lastRequest }) => ({
    id,
    name: name ?? 'without a name',
    start: start ?? '',
    createdAt: new Date(createdAt).toISOString(),
    lastUsedAt: lastRequest ? new Date(lastRequest).toISOString() : null,
  }));
}

/** The key itself is told once, here, and never again. */
export async function makeApiKey(name: string): Promise<string> {
  return (await settle(authClient.apiKey.create({ name }))).key;
}

export async function removeApiKey(keyId: string): Promise<void> {
  await settle(authClient.apiKey.delete({ keyId }));
}
