'use client';
/** On the page where it was asked for: how far a decision about many is, and its undo. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Progress } from '@/components/ui/progress';
import { formatCount, formatCountOf } from '@/lib/client/display';
import { bulkHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useBulkJobs, useUndoBulk } from '@/lib/client/queries/bulk';
import { useRefusal } from '@/lib/client/queries/me';
import type { BulkJobView } from '@/lib/core/contract/bulk';
import { isBulkUnderWay } from '@/lib/core/domain/bulk';
import type { Id } from '@/lib/core/domain/identifier';
import { stateWords } from './bulk-words';

/** What was finished longer ago is no news on this page; the list has it. */
const NEWS_MS = 10 * 60_000;

const isNews = ({ finishedAt }: BulkJobView) => finishedAt !== null && Date.now() - Date.parse(finishedAt) < NEWS_MS;

export function BulkProgress({ projectId }: { projectId: Id }) {
  const refusal = useRefusal('review.lead', 'decide about many at once');
  const jobs = useBulkJobs(projectId, refusal === null).data?.pages[0]?.items ?? [];
  const [closed, setClosed] = useState<ReadonlySet<Id>>(new Set());
  const shown = jobs.filter(
    (job, place) => isBulkUnderWay(job.state) || (place === 0 && isNews(job) && !closed.has(`${job.id} ${job.state}`)),
  );
  if (shown.length === 0) return null;
  return (
    <section aria-label="Bulk decisions" className="flex flex-col gap-2">
      {shown.map((job) => (
        <JobLine
          key={job.id}
          projectId={projectId}
          job={job}
          onClose={() => setClosed(new Set([...closed, `${job.id} ${job.state}`]))}
        />
      ))}
    </section>
  );
}

function JobLine({ projectId, job, onClose }: { projectId: Id; job: BulkJobView; onClose: () => void }) {
  const undo = useUndoBulk();
  const isUnderWay = isBulkUnderWay(job.state);
  const mayUndo = job.state !== 'undoing' && job.state !== 'undone';
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-surface px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p role="status" className="min-w-0 grow tabular">
          {isUnderWay ? capital(stateWords(job)) : outcomeWords(job)}
        </p>
        <span className="flex items-center gap-1">
          {mayUndo ? (
            <Button size="sm" isBusy={undo.isPending} onClick={() => undo.mutate({ projectId, bulkId: job.id })}>
              {isUnderWay ? 'Stop and take back' : 'Undo'}
            </Button>
          ) : null}
          <LinkButton size="sm" variant="quiet" href={bulkHref(projectId)}>
            All of them
          </LinkButton>
          {isUnderWay ? null : (
            <Button size="sm" variant="quiet" onClick={onClose}>
              Close
            </Button>
          )}
        </span>
      </div>
      {isUnderWay ? (
        <Progress value={job.doneCount} max={job.total} label="Decided" valueText={stateWords(job)} />
      ) : null}
      {undo.error ? (
        <p role="alert" className="text-sm text-danger">
          {problemOf(undo.error).message}
        </p>
      ) : null}
    </div>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function outcomeWords(job: BulkJobView): string {
  const { state, kind, doneCount, changeCount, skipCount, message } = job;
  if (state === 'undone') return 'Taken back. What was decided by hand before or since stands.';
  if (state === 'failed') return `Stopped: ${message ?? 'the studio could not go on.'}`;
  const decided = formatCountOf(doneCount - skipCount, 'child', 'children');
  const parts = [
    `${kind === 'accept' ? 'Kept' : 'Dropped'} ${decided}`,
    `${formatCount(changeCount)} changed`,
    ...(skipCount > 0 ? [`${formatCount(skipCount)} left alone`] : []),
  ];
  return `${parts.join(', ')}.`;
}
