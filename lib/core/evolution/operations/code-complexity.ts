/** code_complexity: a stricter bound on time or memory (WizardCoder §3.1, heuristic 5, which is new against Evol-Instruct). */
import { codeTemplate } from './code-frame';
import type { Operation } from './operation';

const methodSentence = 'Ask for a stricter bound on time or on memory, but do so only now and then.';

export const operation: Operation = {
  id: 'code_complexity',
  order: 150,
  family: 'code',
  icon: 'gauge',
  summary: 'Asks for a stricter bound on time or memory.',
  methodSentence,
  template: codeTemplate(methodSentence),
};
