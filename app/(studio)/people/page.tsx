import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PeoplePage } from '@/components/people/people-page';
import { can } from '@/lib/core/domain/person';
import { loadPage } from '@/lib/server/http/page-load';
import { requirePerson } from '@/lib/server/http/page-session';

export const metadata: Metadata = { title: 'People' };

export default async function People() {
  const person = await requirePerson();
  // For whom may not, the page is not there; the call behind it refuses by itself.
  if (!can(person.role, 'people.manage')) notFound();
  const state = await loadPage((q) => [q.people.me.queryOptions(), q.people.list.queryOptions()]);
  return (
    <HydrationBoundary state={state}>
      <PeoplePage />
    </HydrationBoundary>
  );
}
