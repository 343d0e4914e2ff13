'use client';
/** The button. One that cannot be pressed now stays reachable and says why. */
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { ariaKeyShortcuts } from './aria-key-shortcuts';
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style';
import { cn } from './class-names';
import { Kbd } from './kbd';
import { Tooltip } from './tooltip';

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** The key that does the same, printed on the button: "a", "mod+enter". */
  shortcut?: string;
  /** Why it cannot be pressed now; null or nothing when it can. */
  disabledReason?: string | null;
  /** Something is on its way: the label stays, a second press does nothing. */
  isBusy?: boolean;
};

export function Button({
  variant = 'default',
  size = 'md',
  icon,
  shortcut,
  disabledReason,
  isBusy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const isDisabled = Boolean(disabledReason) || isBusy;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isDisabled) event.preventDefault();
    else onClick?.(event);
  };
  const button = (
    <button
      type="button"
      {...rest}
      aria-disabled={isDisabled || undefined}
      aria-keyshortcuts={ariaKeyShortcuts(shortcut)}
      aria-busy={isBusy || undefined}
      onClick={press}
      className={cn(buttonStyle(variant, size), className)}
    >
      {isBusy ? <Spinner /> : icon}
      {children}
      {shortcut && (
        <Kbd
          isHidden
          keys={shortcut}
          className={cn(
            '-mr-1',
            variant === 'primary' && !isDisabled && '[&>span]:border-current [&>span]:bg-transparent text-on-accent',
          )}
        />
      )}
    </button>
  );
  return disabledReason ? <Tooltip content={disabledReason}>{button}</Tooltip> : button;
}

/** Still for those who asked for less motion: it is then a ring, and aria-busy says the rest. */
export function Spinner() {
  return (
    <span
      aria-hidden
      className="size-3.5 animate-spin rounded-full border-2 border-current border-r-transparent motion-reduce:border-r-current"
    />
  );
}
