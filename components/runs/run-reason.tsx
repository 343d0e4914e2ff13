/** Why a run stands still: shown once, where the person looks, with what to do. */
import { CircleAlert } from 'lucide-react';
import { LinkButton } from '@/components/ui/link-button';
import { formatMoment } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import type { RunView } from '@/lib/core/contract/runs';
import { TEACHER_ROLES } from '@/lib/core/domain/teacher';

export function RunReason({ run }: { run: RunView }) {
  const { stateReason } = run;
  if (!stateReason) return null;
  const isAboutTeacher = TEACHER_ROLES.some((role) => stateReason.includes(run.teachers[role].name));
  return (
    <div role="status" className="flex items-start gap-3 rounded-lg bg-caution-soft p-4">
      <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-caution" />
      <div className="flex min-w-0 flex-col items-start gap-2">
        <p className="font-medium wrap-anywhere">{stateReason}</p>
        {run.state === 'paused' ? (
          <p className="text-sm text-muted">
            Since {formatMoment(run.stateSince)}. Everything that was answered is kept. Resume goes on where it stopped.
          </p>
        ) : null}
        {run.state === 'paused' && isAboutTeacher ? (
          <LinkButton size="sm" href={projectHref(run.projectId, 'teachers')}>
            Go to the teachers
          </LinkButton>
        ) : null}
      </div>
    </div>
  );
}
