/** duplicate: the child is its parent again (ours). The parent is all that a pure rule can know; copies among siblings are found where steps are stored. */
import type { Finding } from '../../domain/evolution';
import { clip, type EdgeTexts } from './rule';

export function duplicate({ parentText, childText }: EdgeTexts): Finding[] {
  if (bare(parentText) !== bare(childText)) return [];
  return [{ effect: 'drop', rule: 'duplicate', evidence: clip(childText.trim()) }];
}

/** Without case, spaces and punctuation. Signs such as + stay: "1+1" and "1-1" are two questions. */
export function bare(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pe}\p{Ps}\p{Pi}\p{Pf}.,;:!?"'…。、，！？]/gu, '');
  // A text of punctuation alone is compared as it is.
  return letters === '' ? text.trim() : letters;
}
