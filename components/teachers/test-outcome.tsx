/** What one real call gave: the answer with its cost, or the exact error and what to do about it. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { cn } from '@/components/ui/class-names';
import { formatCount, formatDuration } from '@/lib/client/display';
import type { TeacherTest } from '@/lib/core/contract/teachers';
import { FAILURE_FACTS } from '@/lib/core/domain/teacher';

/** In a long form the answer comes below the fold. */
function bringIntoView(element: HTMLElement | null) {
  element?.scrollIntoView({ block: 'nearest' });
}

export function TestOutcome({ test }: { test: TeacherTest }) {
  const isAnswered = test.outcome === 'answered';
  return (
    <div
      ref={bringIntoView}
      role="status"
      className={cn(
        'grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1 rounded-md p-3',
        isAnswered ? 'bg-kept-soft' : 'bg-danger-soft',
      )}
    >
      {isAnswered ? (
        <CircleCheck size={16} aria-hidden className="mt-0.5 text-kept" />
      ) : (
        <CircleAlert size={16} aria-hidden className="mt-0.5 text-danger" />
      )}
      {isAnswered ? <Answer test={test} /> : <Failure test={test} />}
    </div>
  );
}

function Answer({ test }: { test: Extract<TeacherTest, { outcome: 'answered' }> }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
        {test.model} answered in {formatDuration(test.latencyMs)}
        {test.isRehearsal && <RehearsalMark />}
      </p>
      <p className="max-h-48 max-w-reading overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
        {test.text || 'It answered, but with no text: allow more tokens if it is a model that thinks first.'}
      </p>
      <p className="text-sm text-muted tabular">
        {formatCount(test.tokensIn)} tokens in, {formatCount(test.tokensOut)} out
      </p>
    </div>
  );
}

function Failure({ test }: { test: Extract<TeacherTest, { outcome: 'failed' }> }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="font-medium">
        No answer: {FAILURE_FACTS[test.kind].label}{' '}
        <span className="font-normal text-muted">after {formatDuration(test.latencyMs)}</span>
      </p>
      <p className="max-h-48 overflow-y-auto font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
        {test.message}
      </p>
      <p className="text-muted">{test.remedy}</p>
    </div>
  );
}
