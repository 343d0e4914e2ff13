import { Drama } from 'lucide-react';
import { cn } from '@/components/ui/class-names';

/** On every page and row that holds the rehearsal teacher's work: nobody may take it for data. */
export function RehearsalMark({ className }: { className?: string }) {
  return (
    <span
      title="Made by the rehearsal teacher, a local script. It is practice, not data."
      className={cn(
        'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm border border-rehearsal bg-rehearsal-soft px-1.5 text-xs text-rehearsal',
        className,
      )}
    >
      <Drama aria-hidden className="size-3 shrink-0" />
      rehearsal
    </span>
  );
}
