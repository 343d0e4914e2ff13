/** How far a file is on its way: sent bytes first, then the reading, of which nobody knows how long it takes. */
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { formatBytes } from '@/lib/client/display';
import type { Sending } from './use-seed-file';

type SendingProgressProps = { sending: Sending; size: number; onStop: () => void };

export function SendingProgress({ sending, size, onStop }: SendingProgressProps) {
  const isSent = sending.sentBytes >= size;
  const doing = sending.action === 'check' ? 'Reading the rows' : 'Storing the seeds';
  const label = isSent ? doing : 'Sending the file';
  const amount = `${formatBytes(sending.sentBytes)} of ${formatBytes(size)}`;
  return (
    <div role="status" className="flex max-w-reading items-center gap-3">
      <div className="flex min-w-0 grow flex-col gap-1">
        <span className="text-sm text-muted tabular">{isSent ? `${label}…` : `${label}: ${amount}`}</span>
        <Progress value={isSent ? null : sending.sentBytes} max={size} label={label} valueText={amount} />
      </div>
      <Button size="sm" onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}
