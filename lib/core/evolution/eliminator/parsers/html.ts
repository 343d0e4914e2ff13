/** HTML page: elements of HTML, properly nested, at least one of which gives a page its structure. */
import { parser } from '@lezer/html';
import { nodeNames } from './syntax-tree';

const BROKEN = new Set(['MismatchedCloseTag', 'InvalidEntity', 'IncompleteCloseTag', 'IncompleteTag']);

/** Inline elements such as <b> are left out: prose may name them. */
const STRUCTURE =
  /<(html|body|main|header|footer|nav|section|article|aside|div|h[1-6]|p|ul|ol|dl|table|form|fieldset|figure|select|details|dialog)[\s>]/i;

export function isHtml(code: string): boolean {
  const text = code.trim();
  if (!text.startsWith('<') || !text.endsWith('>') || !STRUCTURE.test(text) || !/<\/[a-z][\w-]*\s*>/i.test(text))
    return false;
  const names = nodeNames(parser, text);
  return names !== null && !names.some((name) => BROKEN.has(name));
}
