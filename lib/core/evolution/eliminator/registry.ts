/** All rules of the eliminator, cheap first: free checks of the instruction, the judge's verdict, free checks of the response. */
import type { Finding, RuleId } from '../../domain/evolution';
import { copied } from './copied';
import { inputFormat } from './input-format';
import type { InstructionFacts, InstructionRule, ResponseFacts, ResponseRule } from './rule';
import { sorry80 } from './sorry80';
import { stopwords } from './stopwords';

const INSTRUCTION_RULES: readonly (readonly [RuleId, InstructionRule])[] = [
  ['copied', copied],
  ['input_format', inputFormat],
];

const RESPONSE_RULES: readonly (readonly [RuleId, ResponseRule])[] = [
  ['sorry80', sorry80],
  ['stopwords', stopwords],
];

export function checkInstruction(rules: readonly RuleId[], facts: InstructionFacts): Finding[] {
  return INSTRUCTION_RULES.flatMap(([id, rule]) => (rules.includes(id) ? rule(facts) : []));
}

export function checkResponse(rules: readonly RuleId[], facts: ResponseFacts): Finding[] {
  return RESPONSE_RULES.flatMap(([id, rule]) => (rules.includes(id) ? rule(facts) : []));
}
