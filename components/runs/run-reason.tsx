/** Why a run stands still: shown once, where the person looks, with what to do. */
import { CircleAlert } from 'lucide-react';
import type { RunView } from '@/lib/core/contract/runs';

export function RunReason({ run }: { run: RunView }) {
  if (!run.stateReason) return null;
  return (
    <div role="status" className="flex items-start gap-3 rounded-lg bg-caution-soft p-4">
      <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-caution" />
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{run.stateReason}</p>
        {run.state === 'paused' ? (
          <p className="text-sm text-muted">Everything that was answered is kept. Resume goes on where it stopped.</p>
        ) : null}
      </div>
    </div>
  );
}
