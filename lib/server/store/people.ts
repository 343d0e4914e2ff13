/** People and the secrets they sign in with; the tables are the account library's (better-auth). */
import { isRole, type Person, type Role } from '@/lib/core/domain/person';
import type { Db } from './connection';
import { newId } from './new-id';

type UserRow = { id: string; name: string; email: string; role: string | null };

/** A role that this version does not know gives the least. */
function toPerson(row: UserRow): Person {
  return { id: row.id, name: row.name, email: row.email, role: isRole(row.role) ? row.role : 'annotator' };
}

const COLUMNS = { id: true, name: true, email: true, role: true } as const;

export async function findPerson(db: Db, personId: string): Promise<Person | null> {
  const row = await db.user.findUnique({ where: { id: personId }, select: COLUMNS });
  return row && toPerson(row);
}

const USE_NOTED_EVERY_MS = 60_000;

/** Whose key this is, by its hash; null for keys that are switched off, have run out or have a quota. That it was used is noted once a minute. */
export async function findPersonOfPlainKey(db: Db, keyHash: string): Promise<Person | null> {
  const [row] = await db.$queryRaw<(UserRow & { keyId: string; lastRequest: Date | null })[]>`
    SELECT u.id, u.name, u.email, u.role, k.id AS "keyId", k."lastRequest" FROM apikey k JOIN "user" u ON u.id = k."referenceId"
    WHERE k.key = ${keyHash} AND k.enabled IS NOT FALSE AND k.remaining IS NULL AND (k."expiresAt" IS NULL OR k."expiresAt" > now())`;
  if (!row) return null;
  if (!row.lastRequest || Date.now() - row.lastRequest.getTime() > USE_NOTED_EVERY_MS) {
    await db.apikey.updateMany({ where: { id: row.keyId }, data: { lastRequest: new Date() } });
  }
  return toPerson(row);
}

export async function findPersonByEmail(db: Db, email: string): Promise<Person | null> {
  const row = await db.user.findUnique({ where: { email: email.toLowerCase() }, select: COLUMNS });
  return row && toPerson(row);
}

export async function listPeople(db: Db): Promise<(Person & { createdAt: string })[]> {
  const rows = await db.user.findMany({ select: { ...COLUMNS, createdAt: true }, orderBy: { createdAt: 'asc' } });
  return rows.map((row) => ({ ...toPerson(row), createdAt: row.createdAt.toISOString() }));
}

export type NewPerson = { name: string; email: string; role: Role; passwordHash: string };

export async function insertPerson(db: Db, person: NewPerson): Promise<Person> {
  const id = newId();
  const row = await db.user.create({
    data: { id, name: person.name, email: person.email.toLowerCase(), role: person.role, emailVerified: true },
    select: COLUMNS,
  });
  await db.account.create({
    data: { id: newId(), accountId: id, providerId: 'credential', userId: id, password: person.passwordHash },
  });
  return toPerson(row);
}

export async function setPersonRole(db: Db, personId: string, role: Role): Promise<Person> {
  return toPerson(await db.user.update({ where: { id: personId }, data: { role }, select: COLUMNS }));
}

/** Sessions end with the old password. */
export async function setPersonPassword(db: Db, personId: string, passwordHash: string): Promise<void> {
  await db.account.updateMany({
    where: { userId: personId, providerId: 'credential' },
    data: { password: passwordHash },
  });
  await db.session.deleteMany({ where: { userId: personId } });
}

/** Sessions and the password go with the person by foreign key; API keys have none. */
export async function removePerson(db: Db, personId: string): Promise<void> {
  await db.apikey.deleteMany({ where: { referenceId: personId } });
  await db.user.delete({ where: { id: personId } });
}

/** Locks the owners' rows, so that two owners cannot remove each other at the same moment. */
export async function lockOwnerIds(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT id FROM "user" WHERE role = 'owner' ORDER BY id FOR UPDATE`;
  return rows.map((row) => row.id);
}

export async function hasOwner(db: Db): Promise<boolean> {
  return (await db.user.count({ where: { role: 'owner' } })) > 0;
}

export async function namesOfPeople(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}
