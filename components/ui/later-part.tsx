'use client';
/** A part that comes after the page, for what the server never draws: the framework's own loader brings more script to every page than this. */
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';

export function laterPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): (props: Props) => ReactNode {
  const Part = lazy(async () => ({ default: await load() }));
  return (props) => (
    <Suspense fallback={meanwhile}>
      <Part {...props} />
    </Suspense>
  );
}
