/** For an address behind which there is nothing, or nothing any more. */
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

export function NotFoundPanel() {
  return (
    <div className="mx-auto w-full max-w-page px-4 py-6 md:px-8">
      <h1 className="mb-4 text-xl font-semibold">Not found</h1>
      <EmptyState
        title="There is nothing at this address"
        action={<LinkButton href="/projects">All projects</LinkButton>}
      >
        It may have been deleted, or the address is not complete.
      </EmptyState>
    </div>
  );
}
