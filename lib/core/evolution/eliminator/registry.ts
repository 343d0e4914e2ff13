/** All rules of the eliminator, cheap first: free checks of the instruction, the judge's verdict, free checks of the response. */
import type { Finding, RuleId } from '../../domain/evolution';
import type { OperationTraits } from '../../domain/operation';
import { leastMargin, type RuleThresholds } from '../../domain/rule-threshold';
import { copied } from './copied';
import { duplicate } from './duplicate';
import { inputFormat } from './input-format';
import { languageChanged, languageMargin } from './language-changed';
import { nearCopy, nearCopyMargin } from './near-copy';
import type { InstructionFacts, ResponseFacts, Rule } from './rule';
import { sorry80, sorryMargin } from './sorry80';
import { stopwords } from './stopwords';
import { truncated } from './truncated';
import { wordsAdded, wordsAddedMargin } from './words-added';

const INSTRUCTION_RULES: readonly Rule<InstructionFacts>[] = [
  { id: 'copied', check: copied },
  { id: 'input_format', check: inputFormat },
  { id: 'duplicate', check: duplicate },
  { id: 'near_copy', check: nearCopy, margin: nearCopyMargin },
  { id: 'words_added', check: wordsAdded, margin: wordsAddedMargin },
  { id: 'language_changed', check: languageChanged, margin: languageMargin },
];

const RESPONSE_RULES: readonly Rule<ResponseFacts>[] = [
  { id: 'sorry80', check: sorry80, margin: sorryMargin },
  { id: 'stopwords', check: stopwords },
  { id: 'truncated', check: truncated },
];

/** Which rules are on, and their numbers. */
export type RuleSettings = { rules: readonly RuleId[]; thresholds: RuleThresholds };

/** The rules that have a say about children of an operation. */
export function rulesFor(rules: readonly RuleId[], { skippedRules = [] }: OperationTraits): RuleId[] {
  return rules.filter((rule) => !skippedRules.includes(rule));
}

/** What the rules found, and the least distance from a threshold among those that looked. */
export type Looked = { findings: Finding[]; margin: number | null };

export function checkInstruction(settings: RuleSettings, facts: InstructionFacts): Looked {
  return look(INSTRUCTION_RULES, settings, facts);
}

export function checkResponse(settings: RuleSettings, facts: ResponseFacts): Looked {
  return look(RESPONSE_RULES, settings, facts);
}

function look<Facts>(all: readonly Rule<Facts>[], { rules, thresholds }: RuleSettings, facts: Facts): Looked {
  const on = all.filter((rule) => rules.includes(rule.id));
  return {
    findings: on.flatMap((rule) => rule.check(facts, thresholds)),
    margin: leastMargin(on.map((rule) => rule.margin?.(facts, thresholds) ?? null)),
  };
}
