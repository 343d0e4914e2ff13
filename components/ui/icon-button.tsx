'use client';
/** A button that is only an icon: its name is read aloud and shown on hover or focus. */
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button';
import { buttonStyle } from './button-style';
import { cn } from './class-names';
import { Tooltip } from './tooltip';

export type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'shortcut' | 'aria-label'> & {
  label: string;
  icon: ReactNode;
  /** Where the tooltip goes. */
  side?: 'top' | 'bottom' | 'left' | 'right';
};

export function IconButton({ label, icon, side, variant = 'quiet', size = 'md', className, ...rest }: IconButtonProps) {
  const button = (
    <Button
      {...rest}
      aria-label={label}
      variant={variant}
      size={size}
      className={cn(buttonStyle(variant, size, true), className)}
    >
      {icon}
    </Button>
  );
  if (rest.disabledReason) return button;
  return (
    <Tooltip content={label} isDescription={false} {...(side ? { side } : {})}>
      {button}
    </Tooltip>
  );
}
