/** For tests: one person of each role. */
import type { Person, Role } from '@/lib/core/domain/person';
import { database } from '../store/connection';
import { newId } from '../store/new-id';
import { insertPerson } from '../store/people';

export function makePerson(role: Role): Promise<Person> {
  return insertPerson(database(), { name: `A ${role}`, email: `${newId()}@example.test`, role, passwordHash: 'none' });
}
