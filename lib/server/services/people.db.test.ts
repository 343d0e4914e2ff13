import { verifyPassword } from 'better-auth/crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { closeDatabase, database } from '../store/connection';
import { createApiKey, findPersonByApiKey } from './accounts';
import { claimStudio, ensureOwner, isClaimed, issueWelcomeToken, isWelcomeTokenValid } from './first-owner';
import { createPerson, describeMe, listPeople, removePerson, setPassword, setRole } from './people';
import { makePerson } from './test-people';

const CLAIM = { name: 'Olga', email: 'Olga@Example.test', password: 'long enough' };

beforeEach(async () => {
  await database().user.deleteMany();
  await database().apikey.deleteMany();
  await database().studioFact.deleteMany();
});
afterAll(closeDatabase);

async function passwordOf(personId: string): Promise<string> {
  const account = await database().account.findFirstOrThrow({ where: { userId: personId } });
  return account.password ?? '';
}

test('the newest link makes the owner, once', async () => {
  const old = await issueWelcomeToken();
  const token = await issueWelcomeToken();
  expect(await isWelcomeTokenValid(old ?? '')).toBe(false);
  expect(await isWelcomeTokenValid(token ?? '')).toBe(true);
  await expect(claimStudio({ ...CLAIM, token: old ?? '' })).rejects.toMatchObject({ code: 'not_allowed' });

  const owner = await claimStudio({ ...CLAIM, token: token ?? '' });
  expect(owner).toMatchObject({ email: 'olga@example.test', role: 'owner' });
  await expect(claimStudio({ ...CLAIM, email: 'b@example.test', token: token ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await issueWelcomeToken()).toBeNull();
  expect(await isClaimed()).toBe(true);
});

test('of two claims at the same moment one wins', async () => {
  const token = (await issueWelcomeToken()) ?? '';
  const claims = ['a', 'b', 'c'].map((name) => claimStudio({ ...CLAIM, email: `${name}@example.test`, token }));
  const outcomes = await Promise.allSettled(claims);
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  expect(await database().user.count()).toBe(1);
});

test('the token is stored only as a hash', async () => {
  const token = await issueWelcomeToken();
  expect(JSON.stringify(await database().studioFact.findMany())).not.toContain(token);
});

test('the environment’s owner is made once; a changed password stays', async () => {
  await ensureOwner({ email: 'env@example.test', password: 'first password' });
  const [owner] = await database().user.findMany();
  expect(owner).toMatchObject({ email: 'env@example.test', role: 'owner' });
  const before = await passwordOf(owner?.id ?? '');
  await ensureOwner({ email: 'env@example.test', password: 'second password' });
  expect(await passwordOf(owner?.id ?? '')).toBe(before);
  expect(await verifyPassword({ hash: before, password: 'first password' })).toBe(true);
});

test('an address is one person’s, whatever its capitals', async () => {
  const owner = await makePerson('owner');
  const person = { name: 'Ann', email: 'ann@example.test', password: 'long enough', role: 'annotator' } as const;
  await createPerson(owner, person);
  await expect(createPerson(owner, { ...person, email: 'ANN@example.test' })).rejects.toMatchObject({
    code: 'conflict',
    details: { place: 'email' },
  });
  expect((await listPeople(owner)).map((one) => one.email)).toContain('ann@example.test');
});

test('the last owner can be neither removed nor demoted', async () => {
  const owner = await makePerson('owner');
  await expect(removePerson(owner, { personId: owner.id })).rejects.toMatchObject({ code: 'conflict' });
  await expect(setRole(owner, { personId: owner.id, role: 'annotator' })).rejects.toMatchObject({ code: 'conflict' });
  const second = await makePerson('owner');
  expect(await setRole(second, { personId: owner.id, role: 'annotator' })).toMatchObject({ role: 'annotator' });
});

test('two owners who remove each other at the same moment leave one', async () => {
  const [a, b] = [await makePerson('owner'), await makePerson('owner')];
  await Promise.allSettled([removePerson(a, { personId: b.id }), removePerson(b, { personId: a.id })]);
  expect(await database().user.count({ where: { role: 'owner' } })).toBe(1);
});

test('with a person go their sessions and keys', async () => {
  const [owner, person] = [await makePerson('owner'), await makePerson('researcher')];
  const key = await createApiKey(person, 'script');
  expect(await findPersonByApiKey(key)).toEqual(person);
  await removePerson(owner, { personId: person.id });
  expect(await findPersonByApiKey(key)).toBeNull();
  await expect(removePerson(owner, { personId: person.id })).rejects.toMatchObject({ code: 'not_found' });
});

test('a new password ends the sessions', async () => {
  const [owner, person] = [await makePerson('owner'), await makePerson('annotator')];
  const session = { id: 's', token: 't', userId: person.id, expiresAt: new Date(Date.now() + 60_000) };
  await database().session.create({ data: session });
  await setPassword(owner, { personId: person.id, password: 'another one' });
  expect(await database().session.count({ where: { userId: person.id } })).toBe(0);
  expect(await verifyPassword({ hash: await passwordOf(person.id), password: 'another one' })).toBe(true);
});

test('only the owner manages people', async () => {
  for (const role of ['researcher', 'annotator'] as const) {
    const person = await makePerson(role);
    await expect(listPeople(person)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(setRole(person, { personId: person.id, role: 'owner' })).rejects.toMatchObject({
      code: 'not_allowed',
    });
    expect(describeMe(person).permissions).not.toContain('people.manage');
  }
});
