'use client';
/** One teacher of the list, with what can be done with it. */
import { Archive, EllipsisVertical, KeyRound, Undo2 } from 'lucide-react';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import { formatCount, formatDuration } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useArchiveTeacher, useRestoreTeacher, useTestTeacher } from '@/lib/client/queries/teachers';
import type { TeacherView } from '@/lib/core/contract/teachers';
import type { Id } from '@/lib/core/domain/identifier';
import { TestOutcome } from './test-outcome';

type TeacherRowProps = {
  projectId: Id;
  teacher: TeacherView;
  onEdit: () => void;
  /** Why this person may change nothing here; null when they may. */
  reasonAgainst: string | null;
};

export function TeacherRow({ projectId, teacher, onEdit, reasonAgainst }: TeacherRowProps) {
  const test = useTestTeacher();
  const archive = useArchiveTeacher();
  const restore = useRestoreTeacher();
  const choice = { projectId, teacherId: teacher.id };
  const failed = test.error ?? archive.error ?? restore.error;
  const { baseUrl, model, parameters, maxConcurrency, requestTimeoutMs } = teacher;
  const tryOnce = () => test.mutate({ ...choice, baseUrl, model, parameters, maxConcurrency, requestTimeoutMs });
  return (
    <li className="flex flex-col gap-3 border-b border-line py-3">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="flex min-w-60 grow flex-col gap-0.5">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-medium [overflow-wrap:anywhere]">{teacher.name}</span>
            {teacher.isRehearsal && <RehearsalMark />}
          </p>
          <p className="font-mono text-sm text-muted [overflow-wrap:anywhere]">
            {model} <span className="text-faint">at {baseUrl}</span>
          </p>
        </div>
        <Limits teacher={teacher} />
        {teacher.archivedAt ? (
          <Button
            size="sm"
            icon={<Undo2 size={14} aria-hidden />}
            disabledReason={reasonAgainst}
            isBusy={restore.isPending}
            onClick={() => restore.mutate(choice)}
          >
            Use again
          </Button>
        ) : (
          <div className="flex items-center gap-1">
            <Button size="sm" disabledReason={reasonAgainst} isBusy={test.isPending} onClick={tryOnce}>
              Test
            </Button>
            <Button size="sm" disabledReason={reasonAgainst} onClick={onEdit}>
              Edit
            </Button>
            <Menu
              align="end"
              trigger={
                <IconButton
                  size="sm"
                  label={`More for ${teacher.name}`}
                  icon={<EllipsisVertical size={16} aria-hidden />}
                />
              }
              entries={[
                {
                  id: 'archive',
                  label: 'Archive',
                  icon: <Archive size={14} aria-hidden />,
                  disabledReason: reasonAgainst,
                  onSelect: () => archive.mutate(choice),
                },
              ]}
            />
          </div>
        )}
      </div>
      {test.data && !test.isPending && <TestOutcome test={test.data} />}
      {failed && <ErrorState problem={problemOf(failed)} />}
    </li>
  );
}

function Limits({ teacher }: { teacher: TeacherView }) {
  const count = Object.keys(teacher.parameters).length;
  const facts = [
    `${teacher.maxConcurrency} at once`,
    `${formatDuration(teacher.requestTimeoutMs)} per call`,
    ...(teacher.requestsPerMinute ? [`${formatCount(teacher.requestsPerMinute)} requests per minute`] : []),
    ...(teacher.tokensPerMinute ? [`${formatCount(teacher.tokensPerMinute)} tokens per minute`] : []),
    ...(count > 0 ? [`${count} ${count === 1 ? 'parameter' : 'parameters'}`] : []),
  ];
  return (
    <p className="flex items-center gap-3 text-sm text-muted tabular">
      {facts.join(', ')}
      <span className="inline-flex items-center gap-1">
        {teacher.hasKey && <KeyRound size={12} aria-hidden />}
        {teacher.hasKey ? 'key sealed' : 'no key'}
      </span>
    </p>
  );
}
