'use client';
/** The theme in force, and the way to change it; every place that shows it changes with it. */
import { useSyncExternalStore } from 'react';
import { applyTheme, chosenTheme, type Theme } from '@/lib/client/theme';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setTheme(theme: Theme): void {
  applyTheme(theme);
  for (const listener of listeners) listener();
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore<Theme>(subscribe, chosenTheme, () => 'system');
  return [theme, setTheme];
}
