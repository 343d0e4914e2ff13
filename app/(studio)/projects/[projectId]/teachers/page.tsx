import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { TeacherList } from '@/components/teachers/teacher-list';
import { loadPage } from '@/lib/server/http/page-load';
import { requirePerson } from '@/lib/server/http/page-session';

export const metadata: Metadata = { title: 'Teachers' };

export default async function TeachersPage({ params }: { params: Promise<{ projectId: string }> }) {
  await requirePerson();
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.teachers.list.queryOptions({ input: { projectId } }),
    q.prices.list.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <TeacherList projectId={projectId} />
    </HydrationBoundary>
  );
}
