/** near_copy: parent and child share so many of their words that nothing was evolved (ours). The data block of complicate_input counts: adding one is a change. */
import type { Finding } from '../../domain/evolution';
import { marginTo, type RuleThresholds } from '../../domain/rule-threshold';
import { wordOverlap } from '../word-measures';
import type { EdgeTexts } from './rule';

type Threshold = Pick<RuleThresholds, 'copyOverlap'>;

export function nearCopy({ parentText, childText }: EdgeTexts, { copyOverlap }: Threshold): Finding[] {
  const overlap = wordOverlap(parentText, childText);
  if (overlap < copyOverlap) return [];
  const shares = `${overlap.toFixed(3)} of the words are in common; from ${copyOverlap} on it is a copy.`;
  return [{ effect: 'drop', rule: 'near_copy', evidence: shares }];
}

export function nearCopyMargin({ parentText, childText }: EdgeTexts, { copyOverlap }: Threshold): number {
  return marginTo(copyOverlap, wordOverlap(parentText, childText));
}
