'use client';
/** A question or a small form above the page; Escape leaves it. */
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { buttonStyle } from './button-style';
import { cn } from './class-names';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  /** What gets focus first; else the first field or button. */
  initialFocus?: RefObject<HTMLElement | null>;
};

const FIELDS = 'input:not([type=hidden]), textarea, [role=combobox], [contenteditable=true]';

const WIDTHS = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-4xl' } as const;

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, children, footer, size = 'sm', initialFocus } = props;
  const content = useRef<HTMLDivElement>(null);
  const actions = useRef<HTMLElement>(null);
  const opener = useRef<Element>(null);
  // Not the button that closes, which comes first in the order of reading: the first field, else the first of the answers.
  const firstToUse = () => {
    opener.current = document.activeElement;
    return (
      initialFocus?.current ??
      content.current?.querySelector<HTMLElement>(FIELDS) ??
      actions.current?.querySelector<HTMLElement>('button, a[href]') ??
      true
    );
  };
  // Opened by a key with nothing in focus, or with a region: back to that, and not to its first link, as the dialog would by itself: Enter would follow it.
  const lastInUse = () => {
    const last = opener.current === document.body ? document.getElementById('page') : opener.current;
    if (!(last instanceof HTMLElement) || !last.isConnected) return true;
    if (last.tabIndex >= 0) return last;
    queueMicrotask(() => last.focus({ preventScroll: true }));
    return false;
  };
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-50 flex items-start justify-center overflow-y-auto px-3 py-[8vh]">
          <Base.Popup
            initialFocus={firstToUse}
            finalFocus={lastInUse}
            className={cn('w-full rounded-lg border border-line bg-raised shadow-panel outline-none', WIDTHS[size])}
          >
            <header className="flex items-start justify-between gap-4 px-4 pt-4">
              <div>
                <Base.Title className="text-lg font-semibold">{title}</Base.Title>
                {description && <Base.Description className="mt-1 text-muted">{description}</Base.Description>}
              </div>
              <Base.Close aria-label="Close" className={buttonStyle('quiet', 'sm', true)}>
                <X size={16} aria-hidden />
              </Base.Close>
            </header>
            <div ref={content} className="p-4">
              {children}
            </div>
            {footer && (
              <footer ref={actions} className="flex flex-wrap justify-end gap-2 px-4 pb-4">
                {footer}
              </footer>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
