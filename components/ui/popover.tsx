'use client';
/** More about something, beside it, without leaving the page. */
import { lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import { usePopupTrigger } from './use-popup-trigger';

const load = () => import('./popover-popup').then((part) => ({ default: part.PopoverPopup }));
const PopoverPopup = lazy(load);

type PopoverProps = {
  trigger: ReactElement<Record<string, unknown>>;
  title?: ReactNode;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
};

export function Popover(props: PopoverProps) {
  const { trigger, title, children, align = 'start', side = 'bottom', open, onOpenChange, className } = props;
  const [isOpenHere, setOpenHere] = useState(false);
  const isOpen = open ?? isOpenHere;
  const setOpen = (next: boolean) => {
    setOpenHere(next);
    onOpenChange?.(next);
  };
  const { button, anchor, wasOpened } = usePopupTrigger({ trigger, kind: 'dialog', isOpen, setOpen, load });
  return (
    <>
      {button}
      {wasOpened && (
        <Suspense>
          <PopoverPopup
            open={isOpen}
            onOpenChange={setOpen}
            anchor={anchor}
            title={title}
            align={align}
            side={side}
            className={className}
          >
            {children}
          </PopoverPopup>
        </Suspense>
      )}
    </>
  );
}
