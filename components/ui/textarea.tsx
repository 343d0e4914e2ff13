'use client';
/** Several lines of text, growing with what is written up to its max-height. Inside a Field it finds its label by itself. */
import { Field as Base } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { cn } from './class-names';
import { controlStyle } from './control-style';

type TextareaProps = ComponentProps<'textarea'> & { isMono?: boolean };

export function Textarea({ className, isMono = false, rows = 4, ...rest }: TextareaProps) {
  return (
    <Base.Control
      render={
        <textarea
          rows={rows}
          {...rest}
          className={cn(
            controlStyle,
            'field-sizing-content max-h-[60vh] py-1.5',
            isMono ? 'font-mono text-sm' : 'text-reading',
            className,
          )}
        />
      }
    />
  );
}
