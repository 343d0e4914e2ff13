/** Why a running round is slower than its teachers could be: what they allow, or until when they want no calls. */
import { Hourglass } from 'lucide-react';
import { formatTime } from '@/lib/client/display';
import type { RunView } from '@/lib/core/contract/runs';

export function RunWaits({ run }: { run: RunView }) {
  if (run.waits.length === 0) return null;
  return (
    <ul role="status" className="flex flex-col gap-1 text-sm text-muted">
      {run.waits.map((wait) => (
        <li key={`${wait.teacher} ${wait.kind}`} className="flex items-center gap-2">
          <Hourglass size={14} aria-hidden className="shrink-0" />
          <span className="wrap-anywhere">
            {wait.kind === 'refused'
              ? `“${wait.teacher}” asked for a pause: rate limit until ${formatTime(wait.until)}.`
              : `“${wait.teacher}” sets the pace: ${wait.limit}.`}
          </span>
        </li>
      ))}
    </ul>
  );
}
