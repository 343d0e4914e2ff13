/** XML data: well-formed elements around or beside something. */
import { parser } from '@lezer/xml';
import { nodeNames } from './syntax-tree';

const BROKEN = new Set(['MissingCloseTag', 'MismatchedCloseTag', 'InvalidEntity']);

export function isXml(code: string): boolean {
  const text = code.trim();
  if (!text.startsWith('<') || !text.endsWith('>')) return false;
  const names = nodeNames(parser, text);
  if (!names || names.some((name) => BROKEN.has(name))) return false;
  // One element with nothing in it, such as <br/>, is a tag that prose may mention, not data.
  return names.filter((name) => name === 'Element').length > 1 || names.includes('Attribute');
}
