/** Python code: parses without an error and holds a statement that no sentence looks like. */
import { parser } from '@lezer/python';
import { nodeNames } from './syntax-tree';

const STATEMENTS = new Set([
  'FunctionDefinition',
  'ClassDefinition',
  'ImportStatement',
  'ForStatement',
  'WhileStatement',
  'IfStatement',
  'WithStatement',
  'TryStatement',
  'CallExpression',
  'AssignOp',
]);

/** Asked before the parser: without one of these no statement below can be there. */
const SIGNS = /\b(?:def|class|import|for|while|if|with|try)\b|[=(]/;

export function isPython(code: string, isMarked: boolean): boolean {
  if (!SIGNS.test(code)) return false;
  if (!isMarked && code.trim().split('\n').length < 2) return false;
  // A prompt of the interpreter is not part of the code.
  const text = code.replace(/^(?:>>>|\.\.\.) ?/gm, '');
  const names = nodeNames(parser, `${text}\n`);
  return names?.some((name) => STATEMENTS.has(name)) ?? false;
}
