/** The quiet page that stands before the studio. */
import type { ReactNode } from 'react';

type EntranceFrameProps = { title: string; description?: ReactNode; children: ReactNode };

export function EntranceFrame({ title, description, children }: EntranceFrameProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-12">
      <p className="font-semibold">Evol Studio</p>
      <header className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {description && <p className="text-muted">{description}</p>}
      </header>
      {children}
    </main>
  );
}
