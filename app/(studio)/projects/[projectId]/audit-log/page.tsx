import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AuditLogPage } from '@/components/audit-log/audit-log-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Audit log' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.projects.get.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <AuditLogPage projectId={projectId} />
    </HydrationBoundary>
  );
}
