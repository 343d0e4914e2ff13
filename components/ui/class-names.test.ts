import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { extendTailwindMerge } from 'tailwind-merge';
import { expect, test } from 'vitest';
import { randomFor } from '@/lib/core/domain/seeded-random';
import { cn } from './class-names';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Tailwind's own merger, told of our sizes, is what `cn` is held against. */
const oracle = extendTailwindMerge({
  extend: { theme: { text: ['reading'], shadow: ['raised', 'panel'], container: ['reading', 'page'] } },
});

/** Every class that stands in a string of a component. */
function classesInUse(): string[] {
  const files = ['components', 'app'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|class-groups/.test(file))
      .map((file) => readFileSync(path.join(ROOT, folder, file), 'utf8')),
  );
  const strings = files.flatMap((text) =>
    [...text.matchAll(/(["'`])((?:(?!\1)[^\\\n])*)\1/g)].map((match) => match[2] ?? ''),
  );
  const words = new Set(strings.flatMap((text) => text.split(/\s+/)).filter(Boolean));
  // It drops the first of two only where it knows what they are.
  return [...words].filter((word) => oracle(`${word} ${word}`) === word).toSorted();
}

test('there is something to hold it against', () => {
  expect(classesInUse().length).toBeGreaterThan(300);
});

test('of two classes that this house uses, the same one wins as with Tailwind’s own merger', () => {
  const classes = classesInUse();
  const different: string[] = [];
  for (const first of classes) {
    for (const second of classes) {
      const both = `${first} ${second}`;
      if (cn(both) !== oracle(both)) different.push(`${both} → ${cn(both)} | ${oracle(both)}`);
    }
  }
  expect(different.slice(0, 40)).toEqual([]);
}, 60_000);

test('of many, too', () => {
  const classes = classesInUse();
  const random = randomFor(1);
  for (let round = 0; round < 2000; round += 1) {
    const some = Array.from({ length: 8 }, () => classes[Math.floor(random() * classes.length)]).join(' ');
    expect(cn(some)).toBe(oracle(some));
  }
});

test('nothing, and what is left out, is no class', () => {
  expect(cn('a', undefined, false, null, ['b', { c: true, d: false }])).toBe('a b c');
});
