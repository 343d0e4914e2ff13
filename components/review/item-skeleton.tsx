'use no memo';
/** The shape of an item while it is on its way. */
import { cn } from '@/components/ui/class-names';
import { Skeleton, SkeletonText } from '@/components/ui/skeleton';

export const ITEM_GRID =
  'grid gap-x-10 gap-y-8 px-4 py-5 md:grid-cols-2 md:px-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_19rem] xl:grid-rows-[auto_1fr]';
export const ITEM_SIDE =
  'md:col-span-2 xl:col-span-1 xl:col-start-3 xl:row-span-2 xl:row-start-1 xl:border-l xl:border-line xl:pl-6';

/** With the head and the lineage above the item, so that nothing moves when they come. */
export function RoomSkeleton() {
  return (
    <>
      <div className="flex h-12 items-center border-b border-line px-4 md:px-6">
        <Skeleton className="w-40" />
      </div>
      <div className="flex h-10.25 items-center border-b border-line px-4 md:px-6">
        <Skeleton className="w-60" />
      </div>
      <ItemSkeleton />
    </>
  );
}

export function ItemSkeleton() {
  return (
    <div className={ITEM_GRID} aria-busy="true">
      <SkeletonText lines={5} />
      <SkeletonText lines={6} />
      <div className={cn(ITEM_SIDE, 'flex flex-col gap-3')}>
        <Skeleton className="w-28" />
        <Skeleton className="w-44" />
        <Skeleton className="w-36" />
      </div>
      <SkeletonText lines={8} className="md:col-span-2" />
    </div>
  );
}
