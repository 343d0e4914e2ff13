/** code_rarer: a usual requirement becomes a rarer one (WizardCoder §3.1, heuristic 2). */
import { codeTemplate } from './code-frame';
import type { Operation } from './operation';

const methodSentence =
  'Take a requirement that is met often, and put a less usual and more particular one in its place.';

export const operation: Operation = {
  id: 'code_rarer',
  order: 120,
  family: 'code',
  icon: 'replace',
  summary: 'Replaces a usual requirement by a rarer, more particular one.',
  methodSentence,
  template: codeTemplate(methodSentence),
};
