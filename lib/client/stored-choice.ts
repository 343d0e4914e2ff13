'use client';
/** A choice that this browser remembers for the person, such as whether single letters are keys. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function read(name: string): string | null {
  try {
    return localStorage.getItem(`evol-studio.${name}`);
  } catch {
    // Storage may be forbidden: then the choice lasts as long as nothing is remembered, and the fallback holds.
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function storeChoice(name: string, value: string): void {
  try {
    localStorage.setItem(`evol-studio.${name}`, value);
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

export function useStoredChoice(name: string, fallback: string): string {
  return useSyncExternalStore(
    subscribe,
    () => read(name) ?? fallback,
    () => fallback,
  );
}

const SINGLE_LETTERS = 'single-letter-keys';

export function useSingleLetterKeys(): [boolean, (isOn: boolean) => void] {
  return [useStoredChoice(SINGLE_LETTERS, 'on') === 'on', (isOn) => storeChoice(SINGLE_LETTERS, isOn ? 'on' : 'off')];
}

export function hasSingleLetterKeys(): boolean {
  return read(SINGLE_LETTERS) !== 'off';
}
