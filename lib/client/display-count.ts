/** Counts as people read them; apart from the other figures, because the sidebar of every page shows some. */

export const LOCALE = 'en-GB';
export const NARROW_SPACE = '\u202f';

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

/** 1204 → "1 204": a narrow space never reads as a decimal point. */
export function formatCount(count: number): string {
  return whole.format(count).replaceAll(',', NARROW_SPACE);
}

/** 12 345 678 tokens → "12.3M". */
export function formatCompact(count: number): string {
  if (Math.abs(count) < 10_000) return formatCount(count);
  return new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 }).format(count);
}
