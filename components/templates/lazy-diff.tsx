'use client';
/** The diff of two templates, loaded when one is looked at. */
import dynamic from 'next/dynamic';
import { SkeletonText } from '@/components/ui/skeleton';

export const LazyDiff = dynamic(() => import('./template-diff').then((module) => module.TemplateDiff), {
  ssr: false,
  loading: () => <SkeletonText lines={6} />,
});
