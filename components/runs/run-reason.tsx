'use client';
/** Why a run stands still: shown once, where the person looks, with what to do. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { LinkButton } from '@/components/ui/link-button';
import { formatMoment } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import type { RunView } from '@/lib/core/contract/runs';
import { TEACHER_ROLES } from '@/lib/core/domain/teacher';
import { CapDialog } from './cap-dialog';

export function RunReason({ run, notAllowed }: { run: RunView; notAllowed: string | null }) {
  const [isChangingCap, setChangingCap] = useState(false);
  const { stateReason } = run;
  if (!stateReason) return null;
  // Finished with rounds left, because it has what was wanted.
  const isDone = run.state === 'finished';
  const isAboutCap = run.budget?.capUsd != null && stateReason.startsWith('Budget of');
  const isAboutTeacher = TEACHER_ROLES.some((role) => stateReason.includes(run.teachers[role].name));
  return (
    <div
      role="status"
      className={cn('flex items-start gap-3 rounded-lg p-4', isDone ? 'bg-sunken' : 'bg-caution-soft')}
    >
      {isDone ? (
        <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-muted" />
      ) : (
        <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-caution" />
      )}
      <div className="flex min-w-0 flex-col items-start gap-2">
        <p className="font-medium wrap-anywhere">{stateReason}</p>
        {run.state === 'paused' ? (
          <p className="text-sm text-muted">
            Since {formatMoment(run.stateSince)}. Everything that was answered is kept. Resume goes on where it stopped.
          </p>
        ) : null}
        {run.state === 'paused' && isAboutCap ? (
          <Button size="sm" disabledReason={notAllowed} onClick={() => setChangingCap(true)}>
            Raise the cap
          </Button>
        ) : null}
        {isChangingCap ? <CapDialog run={run} onClose={() => setChangingCap(false)} /> : null}
        {run.state === 'paused' && isAboutTeacher ? (
          <LinkButton size="sm" href={projectHref(run.projectId, 'teachers')}>
            Go to the teachers
          </LinkButton>
        ) : null}
      </div>
    </div>
  );
}
