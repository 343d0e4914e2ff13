import { HydrationBoundary } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import type { Metadata } from 'next';
import { TryButton } from '@/components/dry-runs/try-button';
import { TemplateRoom } from '@/components/templates/template-room';
import { LinkButton } from '@/components/ui/link-button';
import { projectHref } from '@/lib/client/page-links';
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
      <TemplateRoom
        projectId={projectId}
        personId={id}
        actions={<TryButton projectId={projectId} />}
        links={
          <>
            <LinkButton href={projectHref(projectId, 'statistics')}>Did it help?</LinkButton>
            <LinkButton
              href={projectHref(projectId, 'templates', 'dry-runs')}
              icon={<FlaskConical size={14} aria-hidden />}
            >
              Dry runs
            </LinkButton>
          </>
        }
      />
    </HydrationBoundary>
  );
}
