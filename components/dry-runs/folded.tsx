'use client';
/** What stands below a child and is opened when it is wanted; what is inside is made only then. */
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

export function Folded({ title, isOpen = false, children }: { title: string; isOpen?: boolean; children: ReactNode }) {
  const [wasOpened, setOpened] = useState(isOpen);
  return (
    <details open={isOpen} className="group/folded" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary className="flex items-center gap-1 rounded-sm text-sm text-muted hover:text-ink">
        <ChevronRight aria-hidden className="size-3.5 text-faint transition-transform group-open/folded:rotate-90" />
        {title}
      </summary>
      <div className="pt-2">{wasOpened ? children : null}</div>
    </details>
  );
}
