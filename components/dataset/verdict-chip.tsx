import { cn } from '@/components/ui/class-names';
import type { DecidedBy } from '@/lib/core/domain/evolution';
import { DECIDED_BY_LOOK, type ShownStatus, STATUS_LOOK } from './verdict-look';

type VerdictChipProps = {
  status: ShownStatus;
  /** shown as an icon, or in words with `saysWho` */
  decidedBy?: DecidedBy | null;
  saysWho?: boolean;
  isBare?: boolean;
  className?: string;
};

/** The machine's word carries no mark of its own in short form: only what people decided stands out. */
export function VerdictChip({ status, decidedBy, saysWho = false, isBare = false, className }: VerdictChipProps) {
  const look = STATUS_LOOK[status];
  const who = decidedBy ? DECIDED_BY_LOOK[decidedBy] : null;
  const Icon = look.icon;
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1 whitespace-nowrap text-sm',
        look.text,
        !isBare && ['h-6 rounded-sm px-1.5', look.soft],
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {look.label}
      {who && saysWho ? <span className="text-muted">{who.label}</span> : null}
      {who && !saysWho && decidedBy !== 'machine' ? (
        <span title={who.label}>
          <who.icon aria-hidden className="size-3 shrink-0" />
          <span className="sr-only">{who.label}</span>
        </span>
      ) : null}
    </span>
  );
}
