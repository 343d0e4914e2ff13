/** On every page and row that holds the rehearsal teacher's work: nobody may take it for data. */

import { Drama } from 'lucide-react';
import { Chip } from '@/components/ui/chip';

export function RehearsalMark({ className }: { className?: string }) {
  return (
    <Chip
      tone="rehearsal"
      icon={<Drama aria-hidden />}
      title="Made by the rehearsal teacher, a script on this machine. It is practice, not data."
      className={className}
    >
      rehearsal
    </Chip>
  );
}
