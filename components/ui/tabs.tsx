'use client';
/** Several views of the same thing, one at a time. */
import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { cn } from './class-names';

type TabsProps<Value extends string> = {
  value: Value;
  onValueChange: (value: Value) => void;
  children: ReactNode;
  className?: string;
};

export function Tabs<Value extends string>({ value, onValueChange, children, className }: TabsProps<Value>) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next: Value) => onValueChange(next)}
      className={cn('flex flex-col', className)}
    >
      {children}
    </Base.Root>
  );
}

export function TabList({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <Base.List aria-label={label} className={cn('flex gap-4 overflow-x-auto border-b border-line', className)}>
      {children}
    </Base.List>
  );
}

type TabProps = { value: string; children: ReactNode; count?: number | string; shortcut?: ReactNode };

export function Tab({ value, children, count, shortcut }: TabProps) {
  return (
    <Base.Tab
      value={value}
      className="-mb-px flex h-8 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-muted hover:text-ink focus-visible:-outline-offset-2 data-active:border-ink data-active:text-ink"
    >
      {children}
      {count !== undefined && <span className="text-sm text-faint tabular">{count}</span>}
      {shortcut}
    </Base.Tab>
  );
}

export function TabPanel({ value, children, className }: { value: string; children: ReactNode; className?: string }) {
  return (
    <Base.Panel value={value} className={cn('pt-4', className)}>
      {children}
    </Base.Panel>
  );
}
