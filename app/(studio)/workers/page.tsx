import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WorkersPage } from '@/components/workers/workers-page';
import { can } from '@/lib/core/domain/person';
import { loadPage } from '@/lib/server/http/page-load';
import { requirePerson } from '@/lib/server/http/page-session';

export const metadata: Metadata = { title: 'Workers' };

export default async function Workers() {
  const person = await requirePerson();
  if (!can(person.role, 'runs.control')) notFound();
  const state = await loadPage((q) => [q.studio.workers.queryOptions()]);
  return (
    <HydrationBoundary state={state}>
      <WorkersPage />
    </HydrationBoundary>
  );
}
