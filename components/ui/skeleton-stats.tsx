/** The shape of a row of figures with their names, as Stat has them. */
import { Skeleton } from './skeleton';

export function SkeletonStats({ count }: { count: number }) {
  return (
    <div aria-hidden className="flex flex-wrap gap-x-10 gap-y-4">
      {Array.from({ length: count }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the figures have nothing but their place
        <div key={place} className="flex h-11 flex-col justify-between">
          <Skeleton className="w-28" />
          <Skeleton className="h-5 w-12" />
        </div>
      ))}
    </div>
  );
}
