/** Joins class names; a later Tailwind class wins over an earlier one of the same kind. */
import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// Without this the merger takes our own sizes for colours and drops one of `text-reading text-muted`.
const merge = extendTailwindMerge({
  extend: { theme: { text: ['reading'], shadow: ['raised', 'panel'], container: ['reading', 'page'] } },
});

export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
