'use client';
/** Somebody saved a newer version while this draft was being written: told before anything is saved, with all three texts to look at. */
import { Button } from '@/components/ui/button';
import type { Desk } from './template-desk';

type OvertakenNoticeProps = { desk: Desk; onCompare: () => void; onTakeTheirs: () => void };

export function OvertakenNotice({ desk, onCompare, onTakeTheirs }: OvertakenNoticeProps) {
  const theirs = desk.overtakenBy;
  if (!theirs) return null;
  return (
    <section
      role="status"
      aria-label="A newer version"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md bg-caution-soft p-3"
    >
      <p className="text-caution">
        {theirs.authorName ?? 'Somebody'} saved version {theirs.version} since you began to change version{' '}
        {desk.shown.version}. Your draft is untouched.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onTakeTheirs}>
          Discard mine, show version {theirs.version}
        </Button>
        <Button size="sm" onClick={onCompare}>
          Compare the three
        </Button>
      </div>
    </section>
  );
}
