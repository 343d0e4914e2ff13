'use client';
'use no memo';
/**
 * A part that comes after the page, for what the server never draws. Without Suspense: React holds back whatever follows a fallback for 300 ms, also where the
 * script has been there for long; and the framework's own loader brings more script to every page than this.
 */
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

export type LaterPart<Props extends object> = ((props: Props) => ReactNode) & {
  /** So that it is there when it is asked for; what cannot be loaded now is asked for again then. */
  preload: () => void;
};

export function laterPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): LaterPart<Props> {
  const source: Source<Props> = {
    loaded: null,
    bring: async () => {
      source.loaded = await load();
      return source.loaded;
    },
  };
  return Object.assign((props: Props) => <Brought source={source} props={props} meanwhile={meanwhile} />, {
    preload: () => void source.bring().catch(() => undefined),
  });
}

type Source<Props> = { loaded: ComponentType<Props> | null; bring: () => Promise<ComponentType<Props>> };
type BroughtProps<Props> = { source: Source<Props>; props: Props; meanwhile: ReactNode };

function Brought<Props extends object>({ source, props, meanwhile }: BroughtProps<Props>) {
  const [Part, setPart] = useState(() => source.loaded);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const isMissing = Part === null;
  useEffect(() => {
    if (!isMissing) return;
    const bring = () =>
      source.bring().then(
        (part) => setPart(() => part),
        // A line that broke comes back, and what stands on the page meanwhile is worth more than to be told so.
        (error: unknown) =>
          navigator.onLine ? setFailure({ error }) : window.addEventListener('online', bring, { once: true }),
      );
    bring();
    return () => window.removeEventListener('online', bring);
  }, [source, isMissing]);
  if (failure) throw failure.error;
  return Part === null ? meanwhile : <Part {...props} />;
}
