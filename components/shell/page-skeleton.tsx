/** The shape of a page while it is on its way. */
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export function PageSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div
      role="status"
      aria-label="Loading"
      className="mx-auto flex w-full max-w-page flex-col gap-6 px-4 py-5 md:px-8 md:py-6"
    >
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-48" />
        <Skeleton className="w-80 max-w-full" />
      </div>
      <SkeletonRows rows={rows} />
    </div>
  );
}
