'use client';
/** A short explanation beside the thing that has focus or the pointer; the same sentence is read to those who see neither. */
import { Tooltip as Base } from '@base-ui/react/tooltip';
import { type ReactElement, type ReactNode, useId } from 'react';

type TooltipProps = {
  content: ReactNode;
  /** The element that is explained; it must take the props it is given. */
  children: ReactElement<Record<string, unknown>>;
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** Off where the element's own name already says the same. */
  isDescription?: boolean;
};

export function Tooltip({ content, children, side = 'top', isDescription = true }: TooltipProps) {
  const id = useId();
  return (
    <Base.Root>
      <Base.Trigger
        delay={300}
        closeOnClick={false}
        aria-describedby={isDescription ? id : undefined}
        render={children}
      />
      {isDescription && (
        <span id={id} className="sr-only">
          {content}
        </span>
      )}
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-60">
          <Base.Popup aria-hidden className="max-w-80 rounded-md bg-ink px-2 py-1 text-sm text-canvas shadow-raised">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const TooltipProvider = Base.Provider;
