/** words_added: an in-depth child grew by fewer or more words than wanted (ours: the paper asks its evolver for 10 to 20 and checks nothing). */
import type { Finding } from '../../domain/evolution';
import { leastMargin, marginTo, type RuleThresholds } from '../../domain/rule-threshold';
import type { InstructionFacts } from './rule';

type Facts = Pick<InstructionFacts, 'family' | 'wordsAdded'>;
type Thresholds = Pick<RuleThresholds, 'wordsAddedLeast' | 'wordsAddedMost'>;

export function wordsAdded(facts: Facts, { wordsAddedLeast, wordsAddedMost }: Thresholds): Finding[] {
  if (!growsByWords(facts)) return [];
  const { wordsAdded: added } = facts;
  if (added >= wordsAddedLeast && added <= wordsAddedMost) return [];
  const evidence = `${added} words added; wanted are ${wordsAddedLeast} to ${wordsAddedMost}.`;
  return [{ effect: 'drop', rule: 'words_added', evidence }];
}

export function wordsAddedMargin(facts: Facts, { wordsAddedLeast, wordsAddedMost }: Thresholds): number | null {
  if (!growsByWords(facts)) return null;
  return leastMargin([marginTo(wordsAddedLeast, facts.wordsAdded), marginTo(wordsAddedMost, facts.wordsAdded)]);
}

/** An in-breadth child is a new text, so its difference in words says nothing. */
const growsByWords = ({ family }: Facts) => family === 'in_depth';
