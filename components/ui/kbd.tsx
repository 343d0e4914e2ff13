'use client';
/** A key or a sequence of keys as it is printed on the keyboard: "mod+k", "shift+z", "g s". */
import { useSyncExternalStore } from 'react';
import { cn } from './class-names';

const SYMBOLS: Record<string, { apple: string; other: string }> = {
  mod: { apple: '⌘', other: 'Ctrl' },
  shift: { apple: '⇧', other: '⇧' },
  alt: { apple: '⌥', other: 'Alt' },
  enter: { apple: '↵', other: '↵' },
  escape: { apple: 'Esc', other: 'Esc' },
  space: { apple: 'Space', other: 'Space' },
  arrowleft: { apple: '←', other: '←' },
  arrowright: { apple: '→', other: '→' },
  arrowup: { apple: '↑', other: '↑' },
  arrowdown: { apple: '↓', other: '↓' },
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

type KbdProps = {
  keys: string;
  /** On a button, whose name must not end in a letter that nobody says; aria-keyshortcuts tells the key there. */
  isHidden?: boolean;
  className?: string;
};

export function Kbd({ keys, isHidden = false, className }: KbdProps) {
  const isApple = useIsApple();
  const chords = keys.split(' ').filter(Boolean);
  return (
    <kbd
      aria-hidden={isHidden || undefined}
      className={cn('inline-flex items-center gap-0.5 font-sans text-xs text-faint tabular', className)}
    >
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
