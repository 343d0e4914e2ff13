/** What a free rule looks at and says: pure checks on an instruction or on a response. */
import type { Finding, RuleId } from '../../domain/evolution';
import type { DataFormat, OperationFamily } from '../../domain/operation';
import type { RuleThresholds } from '../../domain/rule-threshold';
import type { FinishReason } from '../../domain/teacher';

export type EdgeTexts = { parentText: string; childText: string; dataFormat: DataFormat | null };
/** `templateText`: the evolving prompt before its slots were filled; `wordsAdded` is of the prose alone, without a data block. */
export type InstructionFacts = EdgeTexts & { templateText: string; family: OperationFamily; wordsAdded: number };
export type ResponseFacts = { response: string; finishReason: FinishReason };

/** `margin`: how near a fact came to the rule's threshold; null when the threshold did not matter to it. */
export type Rule<Facts> = {
  id: RuleId;
  check: (facts: Facts, thresholds: RuleThresholds) => Finding[];
  margin?: (facts: Facts, thresholds: RuleThresholds) => number | null;
};

const EVIDENCE_LENGTH = 300;

/** The start of a text, short enough to stand beside a verdict. */
export function clip(text: string, length = EVIDENCE_LENGTH): string {
  const points = [...text.slice(0, length * 2)];
  return points.length <= length && text.length <= length * 2 ? text : `${points.slice(0, length - 1).join('')}…`;
}
