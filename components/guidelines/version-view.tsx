'use client';
/** One version: as it reads, or what changed from it to the one that holds now. */
import { Markdown } from '@/components/dataset/markdown';
import { DiffText } from '@/components/dataset/word-diff';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonText } from '@/components/ui/skeleton';
import { problemOf } from '@/lib/client/problem';
import { useGuidelinesVersion } from '@/lib/client/queries/guidelines';
import { diffWords } from '@/lib/client/word-diff';
import type { GuidelineVersionView } from '@/lib/core/contract/guidelines';
import type { Id } from '@/lib/core/domain/identifier';

type VersionViewProps = {
  projectId: Id;
  version: number;
  current: GuidelineVersionView;
  isCompared: boolean;
};

export function VersionView({ projectId, version, current, isCompared }: VersionViewProps) {
  const isCurrent = version === current.version;
  const older = useGuidelinesVersion(projectId, isCurrent ? null : version);
  if (isCurrent) return <Markdown text={current.text} className="max-w-reading" />;
  if (older.error) return <ErrorState problem={problemOf(older.error)} onRetry={() => void older.refetch()} />;
  if (!older.data) return <SkeletonText lines={8} className="max-w-reading" />;
  if (!isCompared) return <Markdown text={older.data.text} className="max-w-reading" />;
  return <Changes before={older.data.text} after={current.text} />;
}

export function Changes({ before, after }: { before: string; after: string }) {
  const parts = diffWords(before, after);
  if (parts) return <DiffText parts={parts} className="max-w-reading" />;
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <p className="text-sm text-muted md:col-span-2">
        The two texts are too different for a diff: here they are side by side.
      </p>
      <DiffText parts={[{ kind: 'same', text: before, isMarker: false }]} />
      <DiffText parts={[{ kind: 'same', text: after, isMarker: false }]} />
    </div>
  );
}
