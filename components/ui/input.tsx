'use client';
/** One line of text. Inside a Field it finds its label, hint and error by itself. */
import { Input as Base } from '@base-ui/react/input';
import type { ComponentProps } from 'react';
import { cn } from './class-names';
import { controlStyle } from './control-style';

type InputProps = Omit<ComponentProps<typeof Base>, 'className' | 'size'> & { className?: string; size?: 'sm' | 'md' };

export function Input({ className, size = 'md', ...rest }: InputProps) {
  return <Base {...rest} className={cn(controlStyle, size === 'sm' ? 'h-7 text-sm' : 'h-8 text-base', className)} />;
}
