/** Joins class names; a later Tailwind class wins over an earlier one of the same kind. On every page, so without the library that knows all of Tailwind. */
import { type ClassValue, clsx } from 'clsx';
import { classGroup } from './class-groups';

const joined = new Map<string, string>();
const REMEMBERED = 1000;

export function cn(...classes: ClassValue[]): string {
  const given = clsx(classes);
  const before = joined.get(given);
  if (before !== undefined) return before;
  const result = merged(given);
  if (joined.size >= REMEMBERED) joined.clear();
  joined.set(given, result);
  return result;
}

function merged(given: string): string {
  const taken = new Set<string>();
  const kept: string[] = [];
  for (const name of given.split(/\s+/).filter(Boolean).reverse()) {
    const { group, beats } = classGroup(name);
    if (taken.has(group)) continue;
    taken.add(group);
    for (const beaten of beats) taken.add(beaten);
    kept.push(name);
  }
  return kept.reverse().join(' ');
}
