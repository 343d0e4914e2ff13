/** The owner's list of people: only here are they made, changed and removed. */
import { hashPassword } from 'better-auth/crypto';
import { AppError } from '@/lib/core/domain/app-error';
import { can, PERMISSIONS, type Permission, type Person, type Role } from '@/lib/core/domain/person';
import { type Db, database, inTransaction, isUniqueViolation } from '../store/connection';
import * as store from '../store/people';
import { requirePermission } from './access';

export function describeMe(person: Person): Person & { permissions: Permission[] } {
  return { ...person, permissions: PERMISSIONS.filter((permission) => can(person.role, permission)) };
}

export async function listPeople(person: Person) {
  requirePermission(person, 'people.manage');
  return store.listPeople(database());
}

export async function createPerson(
  person: Person,
  input: { name: string; email: string; password: string; role: Role },
): Promise<Person> {
  requirePermission(person, 'people.manage');
  const { password, ...rest } = input;
  const passwordHash = await hashPassword(password);
  try {
    return await inTransaction((tx) => store.insertPerson(tx, { ...rest, passwordHash }));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('conflict', 'There is already a person with this email address.', { place: 'email' });
  }
}

export async function setRole(person: Person, { personId, role }: { personId: string; role: Role }): Promise<Person> {
  requirePermission(person, 'people.manage');
  return inTransaction(async (tx) => {
    if (role !== 'owner') await keepAnOwner(tx, personId);
    await mustFind(tx, personId);
    return store.setPersonRole(tx, personId, role);
  });
}

/** For somebody who forgot theirs: the studio sends no mail. Their sessions end. */
export async function setPassword(person: Person, { personId, password }: { personId: string; password: string }) {
  requirePermission(person, 'people.manage');
  const passwordHash = await hashPassword(password);
  await inTransaction(async (tx) => {
    await mustFind(tx, personId);
    await store.setPersonPassword(tx, personId, passwordHash);
  });
  return {};
}

export async function removePerson(person: Person, { personId }: { personId: string }) {
  requirePermission(person, 'people.manage');
  await inTransaction(async (tx) => {
    await keepAnOwner(tx, personId);
    await mustFind(tx, personId);
    await store.removePerson(tx, personId);
  });
  return {};
}

async function keepAnOwner(tx: Db, personId: string): Promise<void> {
  const owners = await store.lockOwnerIds(tx);
  if (owners.length === 1 && owners[0] === personId) {
    throw new AppError('conflict', 'This is the only owner of the studio.', {
      remedy: 'Make somebody else an owner first.',
    });
  }
}

async function mustFind(tx: Db, personId: string): Promise<void> {
  if (await store.findPerson(tx, personId)) return;
  throw new AppError('not_found', 'There is no such person.', { remedy: 'They may have been removed.' });
}
