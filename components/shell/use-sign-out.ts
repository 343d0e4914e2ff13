'use client';
/** Leaves the studio: nothing of the person stays in the page. */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';

export function useSignOut(): () => Promise<void> {
  const router = useRouter();
  const queryClient = useQueryClient();
  return async () => {
    // Loaded when it is needed: the account library is no part of what every page must fetch first.
    const accounts = await import('@/lib/client/accounts');
    await accounts.signOut();
    queryClient.clear();
    router.push('/sign-in');
    router.refresh();
  };
}
