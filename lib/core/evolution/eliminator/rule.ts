/** What a free rule looks at and says: pure checks on an instruction or on a response. */
import type { Finding } from '../../domain/evolution';
import type { DataFormat } from '../../domain/operation';

export type InstructionFacts = { parentText: string; childText: string; dataFormat: DataFormat | null };
export type ResponseFacts = { response: string };

export type InstructionRule = (facts: InstructionFacts) => Finding[];
export type ResponseRule = (facts: ResponseFacts) => Finding[];

const EVIDENCE_LENGTH = 300;

/** The start of a text, short enough to stand beside a verdict. */
export function clip(text: string, length = EVIDENCE_LENGTH): string {
  const points = [...text.slice(0, length * 2)];
  return points.length <= length && text.length <= length * 2 ? text : `${points.slice(0, length - 1).join('')}…`;
}
