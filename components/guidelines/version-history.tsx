'use client';
/** Every version of the guidelines, newest first: who wrote it, when and why. */
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/class-names';
import { formatMoment } from '@/lib/client/display';
import { useGuidelinesHistory } from '@/lib/client/queries/guidelines';
import type { Id } from '@/lib/core/domain/identifier';

type VersionHistoryProps = {
  projectId: Id;
  newest: number;
  shown: number;
  onShow: (version: number) => void;
};

export function VersionHistory({ projectId, newest, shown, onShow }: VersionHistoryProps) {
  const pages = useGuidelinesHistory(projectId);
  const versions = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label="Versions of the guidelines">
      <h2 className="mb-1 font-semibold">Versions</h2>
      <ol aria-label="Versions" reversed className="flex flex-col">
        {versions.map(({ version, note, authorName, createdAt }) => (
          <li key={version} className="border-b border-line last:border-0">
            <button
              type="button"
              aria-current={version === shown ? 'true' : undefined}
              onClick={() => onShow(version)}
              className={cn(
                '-mx-2 my-1 flex w-[calc(100%+1rem)] flex-col gap-0.5 rounded-md px-2 py-1.5 text-left text-sm',
                version === shown ? 'bg-selected' : 'hover:bg-hover',
              )}
            >
              <span className="flex flex-wrap items-center gap-2 text-base font-medium">
                Version {version}
                {version === newest && <Chip tone="accent">holds now</Chip>}
              </span>
              {note && <span className="[overflow-wrap:anywhere]">{note}</span>}
              <span className="text-muted">
                {authorName ?? 'a person who left'}, {formatMoment(createdAt)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button size="sm" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </section>
  );
}
