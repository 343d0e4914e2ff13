/** Where an evolution stands, in hue, icon and word; and whether people decided it. */
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/class-names';
import type { DecidedBy } from '@/lib/core/domain/evolution';
import { DECIDED_BY_LOOK, type ShownStatus, STATUS_LOOK } from './verdict-look';

type VerdictChipProps = {
  status: ShownStatus;
  decidedBy?: DecidedBy | null;
  /** who decided in words, too */
  saysWho?: boolean;
  isBare?: boolean;
  className?: string;
};

const HIDDEN_WORDS = 'Drawn for a blind audit: hidden until you decide.';

/** The machine's word carries no mark of its own in short form: only what people decided stands out. */
export function VerdictChip({ status, decidedBy, saysWho = false, isBare = false, className }: VerdictChipProps) {
  const look = STATUS_LOOK[status];
  const icon = <look.icon aria-hidden />;
  const title = status === 'hidden' ? HIDDEN_WORDS : undefined;
  const words = (
    <>
      {look.label}
      <DecidedByMark decidedBy={decidedBy ?? null} saysWho={saysWho} />
    </>
  );
  if (!isBare) {
    return (
      <Chip tone={look.tone} icon={icon} title={title} className={className}>
        {words}
      </Chip>
    );
  }
  return (
    <span
      title={title}
      className={cn(
        'inline-flex items-baseline gap-1.5 text-sm whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0 [&>svg]:self-center',
        look.text,
        className,
      )}
    >
      {icon}
      <span>{words}</span>
    </span>
  );
}

function DecidedByMark({ decidedBy, saysWho }: { decidedBy: DecidedBy | null; saysWho: boolean }) {
  if (decidedBy === null) return null;
  const who = DECIDED_BY_LOOK[decidedBy];
  if (saysWho) return ` ${who.label}`;
  if (decidedBy === 'machine') return null;
  return (
    <span title={who.label}>
      <who.icon aria-hidden className="ml-1 inline align-[-0.2em]" />
      <span className="sr-only"> {who.label}</span>
    </span>
  );
}
