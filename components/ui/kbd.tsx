'use client';
/** A key or a sequence of keys as it is printed on the keyboard: "mod+k", "shift+z", "g s". */
import { useSyncExternalStore } from 'react';
import { cn } from './class-names';

const SYMBOLS: Record<string, { apple: string; other: string; spoken: string }> = {
  mod: { apple: '⌘', other: 'Ctrl', spoken: 'Control or Command' },
  shift: { apple: '⇧', other: '⇧', spoken: 'Shift' },
  alt: { apple: '⌥', other: 'Alt', spoken: 'Alt' },
  enter: { apple: '↵', other: '↵', spoken: 'Enter' },
  escape: { apple: 'Esc', other: 'Esc', spoken: 'Escape' },
  space: { apple: 'Space', other: 'Space', spoken: 'Space' },
  arrowleft: { apple: '←', other: '←', spoken: 'left arrow' },
  arrowright: { apple: '→', other: '→', spoken: 'right arrow' },
  arrowup: { apple: '↑', other: '↑', spoken: 'up arrow' },
  arrowdown: { apple: '↓', other: '↓', spoken: 'down arrow' },
};

function subscribeToNothing() {
  return () => undefined;
}

function useIsApple(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
}

function printed(part: string, isApple: boolean): string {
  const symbol = SYMBOLS[part.toLowerCase()];
  if (symbol) return isApple ? symbol.apple : symbol.other;
  return part.length === 1 ? part.toUpperCase() : part;
}

export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const isApple = useIsApple();
  const chords = keys.split(' ').filter(Boolean);
  return (
    <kbd className={cn('inline-flex items-center gap-0.5 font-sans text-xs text-faint tabular', className)}>
      {chords.map((chord) => (
        <span
          key={chord}
          className="inline-flex h-4 min-w-4 items-center justify-center rounded-xs border border-line bg-sunken px-1 leading-none"
        >
          {chord
            .split('+')
            .map((part) => printed(part, isApple))
            .join(isApple ? '' : ' ')}
        </span>
      ))}
    </kbd>
  );
}
