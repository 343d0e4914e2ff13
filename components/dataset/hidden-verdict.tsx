'use client';
/** In place of a verdict that its person may not know yet: why, and the way to see it all the same. */
import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { problemOf } from '@/lib/client/problem';
import { useReveal } from '@/lib/client/queries/reveal';
import type { Id } from '@/lib/core/domain/identifier';

type HiddenVerdictProps = {
  projectId: Id;
  evolutionId: Id;
  /** one word, where there is little room */
  isShort?: boolean;
};

export function HiddenVerdict({ projectId, evolutionId, isShort = false }: HiddenVerdictProps) {
  return (
    <Popover
      title="Blind audit"
      className="w-80 max-w-[calc(100vw-2rem)]"
      trigger={
        <button
          type="button"
          className="inline-flex h-6 items-center gap-1.5 rounded-sm border border-dashed border-line px-1.5 text-sm whitespace-nowrap text-muted hover:bg-hover hover:text-ink"
        >
          <EyeOff aria-hidden className="size-3.5 shrink-0" />
          {isShort ? 'hidden' : 'hidden until you decide'}
        </button>
      }
    >
      <RevealBody projectId={projectId} evolutionId={evolutionId} />
    </Popover>
  );
}

function RevealBody({ projectId, evolutionId }: { projectId: Id; evolutionId: Id }) {
  const reveal = useReveal(projectId);
  const [shownAt] = useState(() => new Date().toISOString());
  return (
    <div className="flex flex-col items-start gap-3 text-sm whitespace-normal">
      <p>
        It was drawn to measure the eliminator. What the machine and other people said of it, and what became of it, is
        hidden until you decide, so that it does not lead your eye.
      </p>
      <p className="text-muted">Showing it now is recorded, and your decision then no longer counts as blind.</p>
      <Button size="sm" isBusy={reveal.isPending} onClick={() => reveal.mutate({ evolutionId, shownAt })}>
        Show the verdict
      </Button>
      {reveal.error ? (
        <p role="alert" className="text-danger">
          {problemOf(reveal.error).message}
        </p>
      ) : null}
    </div>
  );
}
