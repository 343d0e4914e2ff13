/** How the first owner gets in: by a one-time link from the terminal, or by the environment. */
import { createHash, randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { AppError } from '@/lib/core/domain/app-error';
import type { Person } from '@/lib/core/domain/person';
import { database, inTransaction } from '../store/connection';
import { findPersonByEmail, hasOwner, insertPerson, setPersonPassword, setPersonRole } from '../store/people';
import { findFact, setFact, takeFact } from '../store/studio-facts';

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function isClaimed(): Promise<boolean> {
  return hasOwner(database());
}

/** A new token each time; only its hash is stored, and an older one is worth nothing from now on. Null when there is an owner. */
export async function issueWelcomeToken(): Promise<string | null> {
  if (await isClaimed()) return null;
  const token = randomBytes(24).toString('base64url');
  await setFact(database(), 'welcome_token', hashToken(token));
  return token;
}

export async function isWelcomeTokenValid(token: string): Promise<boolean> {
  return !(await isClaimed()) && (await findFact(database(), 'welcome_token')) === hashToken(token);
}

export type Claim = { token: string; name: string; email: string; password: string };

export async function claimStudio({ token, name, email, password }: Claim): Promise<Person> {
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    if (await hasOwner(tx)) {
      throw new AppError('conflict', 'This studio has an owner already.', { remedy: 'Sign in instead.' });
    }
    if (!(await takeFact(tx, 'welcome_token', hashToken(token)))) {
      throw new AppError('not_allowed', 'This link is not valid any more.', {
        remedy: 'Use the newest link in the terminal; a restart of the studio prints a new one.',
      });
    }
    return insertPerson(tx, { name, email, role: 'owner', passwordHash });
  });
}

/** For containers and scripts (STUDIO_OWNER_EMAIL, STUDIO_OWNER_PASSWORD). Does nothing when there is an owner: a restart must not undo a changed password. */
export async function ensureOwner({ email, password }: { email: string; password: string }): Promise<void> {
  if (await isClaimed()) return;
  const passwordHash = await hashPassword(password);
  await inTransaction(async (tx) => {
    if (await hasOwner(tx)) return;
    const known = await findPersonByEmail(tx, email);
    if (known) {
      await setPersonRole(tx, known.id, 'owner');
      await setPersonPassword(tx, known.id, passwordHash);
    } else {
      await insertPerson(tx, { name: email.split('@')[0] ?? email, email, role: 'owner', passwordHash });
    }
  });
}
