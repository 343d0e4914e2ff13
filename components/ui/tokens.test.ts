import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('app/globals.css', 'utf8');
const THEMES = ['light', 'dark'] as const;
const SURFACES = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected'];
const NO_TEXT = [...SURFACES, 'dimmed', 'line', 'control', 'on-accent', 'on-danger'];

type Colour = Record<(typeof THEMES)[number], string>;

function readTokens(): Map<string, Colour> {
  const found = css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map([...found].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
}

const tokens = readTokens();

function colour(name: string): Colour {
  const found = tokens.get(name);
  if (!found) throw new Error(`no token ${name}`);
  return found;
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function tooFaint(pairs: readonly (readonly [string, string])[], least: number): string[] {
  return pairs.flatMap(([front, back]) =>
    THEMES.filter((theme) => contrast(colour(front)[theme], colour(back)[theme]) < least).map(
      (theme) => `${front} on ${back}, ${theme}`,
    ),
  );
}

describe('the tokens', () => {
  const texts = [...tokens.keys()].filter((name) => !name.endsWith('-soft') && !NO_TEXT.includes(name));
  const softs = [...tokens.keys()].filter((name) => name.endsWith('-soft'));

  it('are found', () => {
    expect(texts.length).toBeGreaterThan(15);
    expect(softs.length).toBeGreaterThan(10);
  });

  it('can be read on every surface', () => {
    expect(
      tooFaint(
        texts.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)),
        4.5,
      ),
    ).toEqual([]);
  });

  it('can be read on their own soft ground, and so can ink', () => {
    const pairs = softs.flatMap((soft) => [
      [soft.slice(0, -'-soft'.length), soft] as const,
      ['ink', soft] as const,
      ['muted', soft] as const,
    ]);
    expect(tooFaint(pairs, 4.5)).toEqual([]);
  });

  it('let filled buttons be read', () => {
    const pairs = [
      ['on-accent', 'accent'],
      ['on-accent', 'accent-strong'],
      ['on-danger', 'danger'],
    ] as const;
    expect(tooFaint(pairs, 4.5)).toEqual([]);
  });

  it('show the edge of a control', () => {
    expect(tooFaint([['control', 'canvas'] as const, ['control', 'surface'] as const], 3)).toEqual([]);
  });
});
