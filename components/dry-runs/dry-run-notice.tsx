'use client';
/** While it is on its way: how far; when it has stopped: why, and how it goes on. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Progress } from '@/components/ui/progress';
import { formatCount } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useResumeDryRun } from '@/lib/client/queries/dry-runs';
import { useRefusal } from '@/lib/client/queries/me';
import type { DryRunView } from '@/lib/core/contract/dry-runs';
import { usdField } from '@/lib/core/contract/fields';
import type { Id } from '@/lib/core/domain/identifier';
import { CancelButton } from './cancel-button';
import { CapField } from './cap-field';

type DryRunNoticeProps = { projectId: Id; dryRun: DryRunView };

export function DryRunNotice({ projectId, dryRun }: DryRunNoticeProps) {
  const { state, doneCount, itemCount } = dryRun;
  const words = `${formatCount(doneCount)} of ${formatCount(itemCount)} children`;
  if (state === 'stopped') return <Stopped projectId={projectId} dryRun={dryRun} />;
  if (state !== 'running') return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Progress value={doneCount} max={itemCount} label="Made so far" valueText={words} className="max-w-80" />
      <span role="status" className="text-sm whitespace-nowrap text-muted tabular">
        {words}
      </span>
      <CancelButton projectId={projectId} dryRun={dryRun} />
    </div>
  );
}

function Stopped({ projectId, dryRun }: DryRunNoticeProps) {
  const resume = useResumeDryRun();
  const refusal = useRefusal('templates.edit', 'resume dry runs');
  const [cap, setCap] = useState(dryRun.capUsd === null ? null : String(Number(dryRun.capUsd)));
  const [wrong, setWrong] = useState<string | null>(null);
  const perform = () => {
    const typed = cap === null ? null : usdField.safeParse(cap.trim());
    setWrong(typed && !typed.success ? (typed.error.issues[0]?.message ?? null) : null);
    if (typed && !typed.success) return;
    resume.mutate({ projectId, dryRunId: dryRun.id, ...(typed ? { capUsd: typed.data } : {}) });
  };
  return (
    <section aria-label="Stopped" className="flex flex-col gap-3 rounded-lg bg-caution-soft p-4">
      <p role="alert" className="max-w-reading text-caution [overflow-wrap:anywhere]">
        {dryRun.stateReason}
      </p>
      <div className="flex flex-wrap items-end gap-3">
        {cap === null ? null : <CapField value={cap} wrong={wrong} onChange={setCap} isOptional={false} />}
        <Button isBusy={resume.isPending} disabledReason={refusal} onClick={perform}>
          Resume
        </Button>
        <CancelButton projectId={projectId} dryRun={dryRun} />
      </div>
      {resume.error ? <ErrorState problem={problemOf(resume.error)} /> : null}
    </section>
  );
}
