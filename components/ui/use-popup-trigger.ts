'use client';
/** A button whose popup is loaded when somebody is about to open it: the button itself is on the page from the first moment. */
import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  type SyntheticEvent,
  useRef,
  useState,
} from 'react';

type Trigger = ReactElement<Record<string, unknown>>;

type PopupTrigger = {
  trigger: Trigger;
  kind: 'menu' | 'dialog';
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  load: () => Promise<unknown>;
};

export function usePopupTrigger({ trigger, kind, isOpen, setOpen, load }: PopupTrigger) {
  const anchor = useRef<HTMLElement>(null);
  /** A press outside closes the popup before the button hears of its own click. */
  const wasOpen = useRef(false);
  const [wasOpened, setWasOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setWasOpened(true);
  // What does not come is asked for again, and said, when it is opened.
  const prepare = () => void load().catch(() => undefined);
  const also = (name: string, handle: (event: SyntheticEvent) => void) => ({
    [name]: (event: SyntheticEvent) => {
      const own = trigger.props[name];
      if (typeof own === 'function') own(event);
      handle(event);
    },
  });
  const button = cloneElement(trigger, {
    ref: anchor,
    'aria-haspopup': kind,
    'aria-expanded': isOpen,
    'data-popup-open': isOpen ? '' : undefined,
    ...also('onPointerEnter', prepare),
    ...also('onFocus', prepare),
    ...also('onPointerDown', () => {
      wasOpen.current = isOpen;
    }),
    ...also('onClick', () => {
      setOpen(!wasOpen.current);
      wasOpen.current = false;
    }),
    ...also('onKeyDown', (event) => {
      const { key } = event as KeyboardEvent;
      if (kind !== 'menu' || (key !== 'ArrowDown' && key !== 'ArrowUp')) return;
      event.preventDefault();
      setOpen(true);
    }),
  });
  return { button, anchor: anchor satisfies RefObject<HTMLElement | null>, wasOpened };
}
