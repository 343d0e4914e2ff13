/** A link that looks like a button, because it goes somewhere. */

import type { ReactNode } from 'react';
import { ariaKeyShortcuts } from './aria-key-shortcuts';
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style';
import { cn } from './class-names';
import { Kbd } from './kbd';
import { Link, type LinkProps } from './link';

type LinkButtonProps = LinkProps & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  shortcut?: string;
};

export function LinkButton({
  variant = 'default',
  size = 'md',
  icon,
  shortcut,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <Link
      {...rest}
      aria-keyshortcuts={ariaKeyShortcuts(shortcut)}
      className={cn(buttonStyle(variant, size), className)}
    >
      {icon}
      {children}
      {shortcut && (
        <Kbd
          isHidden
          keys={shortcut}
          className={cn(
            '-mr-1',
            variant === 'primary' && '[&>span]:border-current [&>span]:bg-transparent text-on-accent',
          )}
        />
      )}
    </Link>
  );
}
