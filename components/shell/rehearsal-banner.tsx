/** For the notice slot of a page whose content the rehearsal teacher made. */
import { Drama } from 'lucide-react';

export function RehearsalBanner({ children }: { children?: string }) {
  return (
    <p className="flex items-start gap-2 rounded-md bg-rehearsal-soft px-3 py-2 text-sm text-rehearsal">
      <Drama size={16} aria-hidden className="mt-0.5 shrink-0" />
      <span>
        <strong className="font-medium">Rehearsal.</strong>{' '}
        {children ?? 'The rehearsal teacher, a script on this machine, made this. It is practice, not data.'}
      </span>
    </p>
  );
}
