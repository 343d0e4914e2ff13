'use client';
/** What annotators are told, beside the item, with the version that holds now. */
import { X } from 'lucide-react';
import { Markdown } from '@/components/dataset/markdown';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonText } from '@/components/ui/skeleton';
import { projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useGuidelines } from '@/lib/client/queries/reviews';
import type { Id } from '@/lib/core/domain/identifier';

export function Guidelines({ projectId, onClose }: { projectId: Id; onClose: () => void }) {
  const { data, error, refetch } = useGuidelines(projectId);
  return (
    <aside aria-label="Guidelines" className="mb-5 rounded-md border border-line bg-surface">
      <header className="flex items-center justify-between gap-2 py-1 pr-1 pl-3">
        <h2 className="text-sm font-medium text-muted">
          Guidelines{data && <span className="font-normal text-faint tabular">, version {data.version}</span>}
        </h2>
        <IconButton
          size="sm"
          label="Hide the guidelines"
          icon={<X aria-hidden size={14} />}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onClose}
        />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section aria-label="Text of the guidelines" tabIndex={0} className="max-h-[50vh] overflow-y-auto px-3 pb-3">
        {error ? (
          <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <SkeletonText lines={4} />
        ) : data === null ? (
          <div className="flex flex-col items-start gap-2">
            <p className="text-muted">Nobody has written guidelines for this project yet.</p>
            <LinkButton size="sm" href={projectHref(projectId, 'guidelines')}>
              Go to the guidelines
            </LinkButton>
          </div>
        ) : (
          <Markdown text={data.text} className="text-base" />
        )}
      </section>
    </aside>
  );
}
