import { HydrationBoundary } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { StudioFrame } from '@/components/shell/studio-frame';
import { loadPage, pageLoaded } from '@/lib/server/http/page-load';
import { requirePerson } from '@/lib/server/http/page-session';

/** Every page here is somebody's: a build that tried to make it ahead of time would only log that it cannot. */
export const dynamic = 'force-dynamic';

export default async function StudioLayout({ children }: { children: ReactNode }) {
  await requirePerson();
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.projects.list.queryOptions(),
    q.studio.health.queryOptions(),
  ]);
  await pageLoaded();
  return (
    <HydrationBoundary state={state}>
      <StudioFrame>{children}</StudioFrame>
    </HydrationBoundary>
  );
}
