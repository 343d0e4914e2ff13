import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AccountPage } from '@/components/account/account-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Account' };

export default async function Account() {
  const state = await loadPage((q) => [q.people.me.queryOptions()]);
  return (
    <HydrationBoundary state={state}>
      <AccountPage />
    </HydrationBoundary>
  );
}
