/** The signed-in person of a page that is being rendered. */
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Person } from '@/lib/core/domain/person';
import { findPersonBySession } from '../services/accounts';

/** Asked by layout, page and prefetches of one request; looked up once. */
export const findPagePerson = cache(async (): Promise<Person | null> => findPersonBySession(await headers()));

export async function requirePerson(): Promise<Person> {
  return (await findPagePerson()) ?? redirect('/sign-in');
}
