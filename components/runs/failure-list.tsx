/** What went wrong with the teachers: evolutions that failed for good, with an example and what to do; and calls that were tried again. */
import { TriangleAlert } from 'lucide-react';
import { Chip } from '@/components/ui/chip';
import { formatCount, formatCountOf } from '@/lib/client/display';
import type { RoundReport } from '@/lib/core/contract/runs';
import { FAILURE_FACTS } from '@/lib/core/domain/teacher';
import { FAILURE_ADVICE } from './failure-advice';

export function FailureList({ report }: { report: RoundReport }) {
  if (report.failures.length === 0 && report.callErrors.length === 0) {
    return <p className="text-sm text-muted">No call failed in this round.</p>;
  }
  return (
    <div className="flex flex-col gap-4">
      {report.failures.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {report.failures.map((failure) => (
            <li key={failure.kind} className="flex flex-col gap-1 py-3">
              <span className="flex items-center gap-2">
                <Chip tone="failed" icon={<TriangleAlert aria-hidden />}>
                  {FAILURE_FACTS[failure.kind].label}
                </Chip>
                <span className="text-sm tabular">{formatCountOf(failure.count, 'evolution')}</span>
              </span>
              <p className="text-sm">{FAILURE_ADVICE[failure.kind]}</p>
              <p className="line-clamp-3 font-mono text-xs text-muted wrap-anywhere">{failure.example}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {report.callErrors.length > 0 ? (
        <p className="text-sm text-muted">
          Calls that failed, tried again or not:{' '}
          {report.callErrors.map(({ kind, count }) => `${FAILURE_FACTS[kind].label} ${formatCount(count)}`).join(' · ')}
        </p>
      ) : null}
    </div>
  );
}
