/** Styled parts of a table: hairlines between rows, figures to the right, sideways scrolling that the keyboard can reach. */
import type { ComponentProps } from 'react';
import { cn } from './class-names';

type TableProps = ComponentProps<'table'> & {
  /** What the table holds, for those who cannot see it; another name than the section around it has. */
  label: string;
};

export function Table({ label, className, ...rest }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} className="scroll-shade relative -mx-2 overflow-x-auto rounded-sm">
      <table {...rest} className={cn('w-full border-collapse text-left', className)} />
    </section>
  );
}

export function TableHead({ className, ...rest }: ComponentProps<'thead'>) {
  return <thead {...rest} className={cn('text-sm text-muted', className)} />;
}

export function TableBody({ className, ...rest }: ComponentProps<'tbody'>) {
  return <tbody {...rest} className={className} />;
}

export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr {...rest} className={cn('border-b border-line [tbody>&]:hover:bg-hover', className)} />;
}

type CellProps = { isNumeric?: boolean };

export function TableHeader({ isNumeric = false, className, ...rest }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      scope="col"
      {...rest}
      className={cn('h-8 px-2 font-medium whitespace-nowrap', isNumeric && 'text-right', className)}
    />
  );
}

export function TableCell({ isNumeric = false, className, ...rest }: ComponentProps<'td'> & CellProps) {
  return <td {...rest} className={cn('h-9 px-2 py-1.5', isNumeric && 'text-right tabular', className)} />;
}
