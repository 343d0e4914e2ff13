/** Figures of template versions and their differences as people read them: never without n, never a number that does not exist. */
import { formatCount } from '@/lib/client/display';
import type { DifficultyJudge } from '@/lib/core/contract/template-effects';
import type { Difference, Reading } from '@/lib/core/domain/difference';
import { readDifference } from '@/lib/core/domain/difference';
import { showUsd } from '@/lib/core/domain/price';
import { type EffectMeasure, type EffectUnit, MEASURE_FACTS } from '@/lib/core/domain/template-effect';

const NARROW_SPACE = '\u202f';

function magnitude(unit: EffectUnit, value: number, digits: number): string {
  if (unit === 'usd') return showUsd(value.toFixed(8));
  return (unit === 'share' ? value * 100 : value).toFixed(digits);
}

/** "84.2 %", "12.3", "$0.0124". */
export function formatMeasure(unit: EffectUnit, value: number): string {
  const text = magnitude(unit, Math.abs(value), 1);
  const sign = value < 0 && Number(text.replace('$', '')) !== 0 ? '−' : '';
  return unit === 'share' ? `${text}${NARROW_SPACE}%` : `${sign}${text}`;
}

/** "81.0 to 87.1". */
export function formatRange(unit: EffectUnit, { low, high }: { low: number; high: number }): string {
  return `${formatMeasure(unit, low).replace(`${NARROW_SPACE}%`, '')} to ${formatMeasure(unit, high).replace(`${NARROW_SPACE}%`, '')}`;
}

/** "+6.1", "−1.2", "+$0.0012"; of shares in points of percent. */
export function formatSigned(unit: EffectUnit, value: number): string {
  const text = magnitude(unit, Math.abs(value), 1);
  if (Number(text.replace('$', '')) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

export const READING_WORDS = {
  higher: 'higher',
  lower: 'lower',
  not_distinguishable: 'not distinguishable',
} as const satisfies Record<Reading, string>;

export function unitWords(unit: EffectUnit): string {
  return { share: ' points', words: ' words', points: ' points of 10', usd: '' }[unit];
}

/** "kept +6.1 points, 95 % −1.2 to +13.4, n 412 and 388: not distinguishable". */
export function differenceSentence(measure: EffectMeasure, difference: Difference): string {
  const { label, unit } = MEASURE_FACTS[measure];
  const n = `n ${formatCount(difference.n[0])} and ${formatCount(difference.n[1])}`;
  if (difference.kind === 'undefined') return `${label}, ${n}: ${difference.why}`;
  const { value, low, high } = difference;
  const range = `95${NARROW_SPACE}% ${formatSigned(unit, low)} to ${formatSigned(unit, high)}`;
  return `${label} ${formatSigned(unit, value)}${unitWords(unit)}, ${range}, ${n}: ${READING_WORDS[readDifference(difference)]}`;
}

/** "judged difficulty" is nobody's without its judge: "by Rehearsal, prompt 1". */
export function judgeWords(measure: EffectMeasure, judge: Pick<DifficultyJudge, 'teacher' | 'promptVersion'> | null) {
  const isJudged = measure === 'difficulty' || measure === 'gain';
  return isJudged && judge ? `by ${judge.teacher}, prompt ${judge.promptVersion}` : null;
}

/** "1", "1 and 2", "1, 2 and 3". */
export function listInWords(numbers: readonly number[]): string {
  const [last, ...before] = numbers.map(String).toReversed();
  return before.length === 0 ? (last ?? 'none') : `${before.toReversed().join(', ')} and ${last}`;
}
