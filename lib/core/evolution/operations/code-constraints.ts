/** code_constraints: further demands on the program (WizardCoder §3.1, heuristic 1). */
import { codeTemplate } from './code-frame';
import type { Operation } from './operation';

const methodSentence = 'Put further demands or limits on the program, in roughly 10 more words.';

export const operation: Operation = {
  id: 'code_constraints',
  order: 110,
  family: 'code',
  icon: 'list-plus',
  summary: 'Puts further demands on the program, in about ten words.',
  methodSentence,
  template: codeTemplate(methodSentence),
};
