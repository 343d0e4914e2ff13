/** code_misdirection: a wrong piece of code as a reference (WizardCoder §3.1, heuristic 4, which is new against Evol-Instruct). */
import { codeTemplate } from './code-frame';
import type { Operation } from './operation';

const methodSentence = 'Give a piece of erroneous code as a reference, so that it leads astray whoever trusts it.';

export const operation: Operation = {
  id: 'code_misdirection',
  order: 140,
  family: 'code',
  icon: 'bug',
  summary: 'Gives a piece of wrong code as a misleading reference.',
  methodSentence,
  template: codeTemplate(methodSentence),
};
