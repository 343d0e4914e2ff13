'use client';
/** A short explanation beside the thing that has focus or the pointer; the same sentence is read to those who see neither. On every page, so without a library. */
import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';

type Side = 'top' | 'bottom' | 'left' | 'right';
type Props = Record<string, unknown>;

type TooltipProps = {
  content: ReactNode;
  /** The element that is explained; it must take the props it is given. */
  children: ReactElement<Props>;
  side?: Side;
  /** Off where the element's own name already says the same. */
  isDescription?: boolean;
};

const SHOW_AFTER_MS = 300;
/** Long enough to go from the thing to its explanation, which may be read with the pointer on it (WCAG 1.4.13). */
const HIDE_AFTER_MS = 120;

export function Tooltip({ content, children, side = 'top', isDescription = true }: TooltipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = (next: Element | null, delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnchor(next), delayMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const hide = () => soon(null, HIDE_AFTER_MS);
  const stay = () => clearTimeout(timer.current);
  const also = (name: string, handle: (event: SyntheticEvent<Element>) => void) => ({
    [name]: (event: SyntheticEvent<Element>) => {
      const own = children.props[name];
      if (typeof own === 'function') own(event);
      handle(event);
    },
  });
  const explained = cloneElement(children, {
    ...(isDescription ? { 'aria-describedby': id } : {}),
    ...also('onPointerEnter', (event) => {
      const isTouch = event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch';
      if (!isTouch) soon(event.currentTarget, SHOW_AFTER_MS);
    }),
    ...also('onPointerLeave', hide),
    ...also('onFocus', (event) => event.currentTarget.matches(':focus-visible') && soon(event.currentTarget, 0)),
    ...also('onBlur', hide),
  });
  return (
    <>
      {explained}
      {isDescription && (
        <span id={id} className="sr-only">
          {content}
        </span>
      )}
      {anchor && (
        <Bubble anchor={anchor} side={side} onStay={stay} onLeave={hide} onClose={() => soon(null, 0)}>
          {content}
        </Bubble>
      )}
    </>
  );
}

type BubbleProps = {
  anchor: Element;
  side: Side;
  onStay: () => void;
  onLeave: () => void;
  onClose: () => void;
  children: ReactNode;
};

function Bubble({ anchor, side, onStay, onLeave, onClose, children }: BubbleProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    const { left, top } = placeOf(anchor.getBoundingClientRect(), box.current.getBoundingClientRect(), side);
    box.current.style.translate = `${left}px ${top}px`;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    window.addEventListener('keydown', onKey);
    window.addEventListener('scroll', onClose, { passive: true, capture: true });
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('scroll', onClose, { capture: true });
    };
  }, [onClose]);
  return createPortal(
    <div
      ref={box}
      aria-hidden
      onPointerEnter={onStay}
      onPointerLeave={onLeave}
      className="fixed top-0 left-0 z-60 w-max max-w-[min(20rem,calc(100vw-1rem))] rounded-md bg-ink px-2 py-1 text-sm text-canvas shadow-raised"
    >
      {children}
    </div>,
    document.body,
  );
}

const GAP = 6;
const MARGIN = 8;
const OPPOSITE = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const satisfies Record<Side, Side>;

/** On the wanted side, or on the other one where there is no room; never beyond the edge of the window. */
function placeOf(thing: DOMRect, bubble: DOMRect, wanted: Side): { left: number; top: number } {
  const width = document.documentElement.clientWidth;
  const height = window.innerHeight;
  const room = { top: thing.top, bottom: height - thing.bottom, left: thing.left, right: width - thing.right };
  const isUpright = wanted === 'top' || wanted === 'bottom';
  const needed = (isUpright ? bubble.height : bubble.width) + GAP + MARGIN;
  const side = room[wanted] < needed && room[OPPOSITE[wanted]] > room[wanted] ? OPPOSITE[wanted] : wanted;
  const left = { left: thing.left - bubble.width - GAP, right: thing.right + GAP };
  const top = { top: thing.top - bubble.height - GAP, bottom: thing.bottom + GAP };
  const middle = {
    left: thing.left + (thing.width - bubble.width) / 2,
    top: thing.top + (thing.height - bubble.height) / 2,
  };
  const inside = (value: number, size: number, whole: number) =>
    Math.max(MARGIN, Math.min(value, whole - size - MARGIN));
  return {
    left: inside(side === 'left' || side === 'right' ? left[side] : middle.left, bubble.width, width),
    top: inside(side === 'top' || side === 'bottom' ? top[side] : middle.top, bubble.height, height),
  };
}
