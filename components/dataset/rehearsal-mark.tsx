/** On every page and row that holds the rehearsal teacher's work: nobody may take it for data. */

import { Drama } from 'lucide-react';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/class-names';

export function RehearsalMark({ className, isBare = false }: { className?: string; isBare?: boolean }) {
  return (
    <Chip
      tone="rehearsal"
      icon={<Drama aria-hidden />}
      title="Made by the rehearsal teacher, a script on this machine. It is practice, not data."
      className={cn('shrink-0', isBare && 'gap-0', className)}
    >
      {/* In a narrow column the icon stands for the word. */}
      <span className={isBare ? 'sr-only' : undefined}>rehearsal</span>
    </Chip>
  );
}
