import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { TemplateRoom } from '@/components/templates/template-room';
import { loadPage } from '@/lib/server/http/page-load';
import { requirePerson } from '@/lib/server/http/page-session';

export const metadata: Metadata = { title: 'Templates' };

export default async function TemplatesPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { id } = await requirePerson();
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.templates.list.queryOptions({ input: { projectId } }),
    q.operations.list.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <TemplateRoom projectId={projectId} personId={id} />
    </HydrationBoundary>
  );
}
