/** code_reasoning: more steps of logic (WizardCoder §3.1, heuristic 3). */
import { codeTemplate } from './code-frame';
import type { Operation } from './operation';

const methodSentence = 'If a few logical steps are enough to solve it, make further steps necessary.';

export const operation: Operation = {
  id: 'code_reasoning',
  order: 130,
  family: 'code',
  icon: 'list-ordered',
  summary: 'Makes more logical steps necessary.',
  methodSentence,
  template: codeTemplate(methodSentence),
};
