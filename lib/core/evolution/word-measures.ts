/** How much a child differs from its parent, in words: measured for people, never a rule. */

/** Words as WizardLM counts them: what whitespace parts. */
export function countWords(text: string): number {
  const trimmed = text.trim();
  return trimmed === '' ? 0 : trimmed.split(/\s+/u).length;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFC'))) {
    if (!isWordLike) continue;
    const word = segment.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Share of words in common, each occurrence counted (Dice): 1 for the same words in any order, 0 for none. */
export function wordOverlap(first: string, second: string): number {
  const left = wordCounts(first);
  const right = wordCounts(second);
  const all = total(left) + total(right);
  if (all === 0) return 1;
  let inCommon = 0;
  for (const [word, count] of left) inCommon += Math.min(count, right.get(word) ?? 0);
  return (2 * inCommon) / all;
}
