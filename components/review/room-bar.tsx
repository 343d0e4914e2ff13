'use client';
/** The head of the room: where I am, what is filtered, how far and how fast, and whether it is saved. */
import { ChevronRight, GitPullRequestArrow } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { formatCount, formatCountOf } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import type { Sitting } from '@/lib/client/review-sitting';
import { conflictsOf, perMinute } from '@/lib/client/review-views';
import type { Id } from '@/lib/core/domain/identifier';
import { SaveState } from './save-state';

type RoomBarProps = {
  projectId: Id;
  projectName: string;
  sitting: Sitting;
  filter: ReactNode;
  onVisit: (id: Id) => void;
};

export function RoomBar({ projectId, projectName, sitting, filter, onVisit }: RoomBarProps) {
  return (
    <header className="sticky top-0 z-20 flex min-h-12 [@media(height<24rem)]:static flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-canvas px-4 py-2 md:px-6">
      <h1 className="flex min-w-0 items-center gap-1 text-base font-semibold">
        <Link
          href={projectHref(projectId)}
          className="max-w-48 truncate rounded-xs font-normal text-muted hover:text-ink hover:underline max-sm:hidden"
        >
          {projectName}
        </Link>
        <ChevronRight aria-hidden className="size-3 shrink-0 text-faint max-sm:hidden" />
        Review
      </h1>
      {filter}
      <div className="ml-auto flex items-center gap-4">
        <Conflicts sitting={sitting} onVisit={onVisit} />
        <Progress sitting={sitting} />
        <SaveState personId={sitting.me.id} />
      </div>
    </header>
  );
}

/** Somebody had decided the same in the meantime: both words stand, and the way to them is here. */
function Conflicts({ sitting, onVisit }: { sitting: Sitting; onVisit: (id: Id) => void }) {
  const conflicts = conflictsOf(sitting);
  const last = conflicts[0];
  return (
    <span role="status">
      {last !== undefined && (
        <button
          type="button"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onVisit(last)}
          className="inline-flex items-center gap-1.5 rounded-sm bg-caution-soft px-1.5 text-sm text-caution hover:underline"
        >
          <GitPullRequestArrow aria-hidden className="size-3.5" />
          {formatCountOf(conflicts.length, 'conflict')}
        </button>
      )}
    </span>
  );
}

function Progress({ sitting }: { sitting: Sitting }) {
  const speed = speedOf(sitting);
  const position = Math.min(sitting.offset + sitting.at + 1, sitting.total);
  return (
    <p className="text-sm tabular">
      <span className="font-medium" data-testid="position">
        {formatCount(position)}
      </span>
      <span className="text-muted">/{formatCount(sitting.total)}</span>
      {speed !== null && <span className="ml-3 text-muted max-sm:hidden">{speed}/min</span>}
    </p>
  );
}

/** Told at the last decision: a figure that sinks while somebody thinks would press them. */
function speedOf(sitting: Sitting): number | null {
  const last = sitting.done.at(-1);
  return last ? perMinute(sitting, last.at) : null;
}
