/** Python code: parses without an error and holds a statement that no sentence looks like. */
import { parser } from '@lezer/python';
import { nodeNames } from './syntax-tree';

const STATEMENTS: ReadonlySet<string> = new Set([
  'FunctionDefinition',
  'ClassDefinition',
  'ImportStatement',
  'ForStatement',
  'WhileStatement',
  'IfStatement',
  'WithStatement',
  'TryStatement',
]);

/** What an assignment is of in code; an equation, as in "x^2 = 4", parses as an assignment too, but of neither. */
const VALUES: ReadonlySet<string> = new Set(['String', 'ArrayExpression', 'DictionaryExpression', 'CallExpression']);

/** How a line of code begins, asked of the first line before the parser: reading every stretch of a page of prose as Python takes seconds. */
const FIRST_LINE =
  /^\s*(?:#|@\w|"""|(?:async )?def \w+\s*\(|class \w+\s*[:(]|import \w|from [\w.]+ import\b|(?:for|while|if|with)\b.*:\s*(?:#.*)?$|try:|[\w.[\]"', ]+[-+*/%]?=(?!=)|[\w.]+\(|>>>)/;

export function isPython(code: string, isMarked: boolean): boolean {
  const [firstLine = '', ...others] = code.trim().split('\n');
  if (!isMarked && (others.length === 0 || !FIRST_LINE.test(firstLine))) return false;
  // A prompt of the interpreter is not part of the code.
  const text = code.replace(/^(?:>>>|\.\.\.) ?/gm, '');
  const names = nodeNames(parser, `${text}\n`);
  if (!names) return false;
  if (names.some((name) => STATEMENTS.has(name))) return true;
  if (names.includes('CallExpression') && /\bprint\(/.test(text)) return true;
  const isSetApart = isMarked || text !== code;
  if (!isSetApart || text.includes('^')) return false;
  return names.includes('CallExpression') || (names.includes('AssignOp') && names.some((name) => VALUES.has(name)));
}
