'use client';
/** The sidebar as a drawer; loaded when it is first opened. */
import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

type SmallScreenDrawerProps = { open: boolean; onOpenChange: (isOpen: boolean) => void; children: ReactNode };

export function SmallScreenDrawer({ open, onOpenChange, children }: SmallScreenDrawerProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Base.Popup className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] overflow-y-auto border-r border-line bg-canvas shadow-panel outline-none transition-transform data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
          <Base.Title className="sr-only">Menu</Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
