'use client';
/** Every version of one operation, newest first: who made it, why, how it has done, where it was used. */
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/class-names';
import { formatMoment } from '@/lib/client/display';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import { AcceptedShare, KeptShare } from './kept-share';

type VersionListProps = {
  versions: readonly TemplateVersionView[];
  shownId: string;
  onShow: (version: TemplateVersionView) => void;
};

export function VersionList({ versions, shownId, onShow }: VersionListProps) {
  return (
    <ol aria-label="Versions" reversed className="flex flex-col">
      {versions.map((version) => (
        <li key={version.id} className="border-b border-line last:border-0">
          <button
            type="button"
            aria-current={version.id === shownId ? 'true' : undefined}
            onClick={() => onShow(version)}
            className={cn(
              '-mx-2 my-1 flex w-[calc(100%+1rem)] flex-col gap-0.5 rounded-md px-2 py-1.5 text-left text-sm',
              version.id === shownId ? 'bg-selected' : 'hover:bg-hover',
            )}
          >
            <span className="flex flex-wrap items-center gap-2 text-base font-medium">
              Version {version.version}
              {version.isChosen && <Chip tone="accent">next round</Chip>}
            </span>
            {version.note && <span className="[overflow-wrap:anywhere]">{version.note}</span>}
            <span className="text-muted">
              {version.authorName ?? 'Evol Studio'}, {formatMoment(version.createdAt)}
            </span>
            <KeptShare {...version} className="text-muted tabular" />
            <AcceptedShare {...version} className="text-muted tabular" />
            {version.usedIn.length > 0 && <UsedIn rounds={version.usedIn} />}
          </button>
        </li>
      ))}
    </ol>
  );
}

const SHOWN_ROUNDS = 3;

function UsedIn({ rounds }: { rounds: readonly string[] }) {
  const rest = rounds.length - SHOWN_ROUNDS;
  return (
    <span className="text-muted [overflow-wrap:anywhere]" title={rounds.join('\n')}>
      used in {rounds.slice(-SHOWN_ROUNDS).join('; ')}
      {rest > 0 && ` and ${rest} more`}
    </span>
  );
}
