'use client';
/** A few actions behind one button. */
import { lazy, type ReactElement, Suspense, useState } from 'react';
import type { MenuEntry } from './menu-entry';
import { usePopupTrigger } from './use-popup-trigger';

const load = () => import('./menu-popup').then((part) => ({ default: part.MenuPopup }));
const MenuPopup = lazy(load);

type MenuProps = {
  /** The button that opens it, such as <IconButton …/>. */
  trigger: ReactElement<Record<string, unknown>>;
  entries: readonly MenuEntry[];
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
};

export function Menu({ trigger, entries, align = 'start', side = 'bottom' }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const { button, anchor, wasOpened } = usePopupTrigger({ trigger, kind: 'menu', isOpen, setOpen, load });
  return (
    <>
      {button}
      {wasOpened && (
        <Suspense>
          <MenuPopup open={isOpen} onOpenChange={setOpen} anchor={anchor} entries={entries} align={align} side={side} />
        </Suspense>
      )}
    </>
  );
}
