/** The shape of an item to settle while it is on its way. */
import { Skeleton, SkeletonText } from '@/components/ui/skeleton';

export function ItemSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <Skeleton className="h-7 w-60" />
        <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
          <SkeletonText lines={5} />
          <SkeletonText lines={6} />
        </div>
        <SkeletonText lines={8} className="max-w-reading" />
      </div>
      <div className="flex flex-col gap-3 xl:border-l xl:border-line xl:pl-6">
        <Skeleton className="w-28" />
        <Skeleton className="w-44" />
        <Skeleton className="w-36" />
      </div>
    </div>
  );
}
