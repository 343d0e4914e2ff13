/** Whether a text holds something that reads better rendered: Markdown, maths or code. Quick, because it is asked for every item on the screen. */
import { holdsMaths } from './markdown-maths';

const SIGNS: readonly RegExp[] = [
  // code: a fence, or a word in backticks
  /^ {0,3}(?:`{3}|~{3})/m,
  /`[^`\n]+`/,
  // a heading, a list, a quotation
  /^ {0,3}#{1,6} \S/m,
  /^ {0,3}(?:[-*+]|\d{1,3}[.)]) \S/m,
  /^ {0,3}> ?\S/m,
  // the line below the head of a table
  /^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|/m,
  // strong words, links
  /\*\*[^\s*][^*\n]*\*\*/,
  /\[[^\]\n]+\]\([^)\s]+\)/,
];

/** Longer texts say what they are in their beginning. */
const LOOKED_AT = 20_000;

export function holdsMarkup(text: string): boolean {
  const beginning = text.slice(0, LOOKED_AT);
  return SIGNS.some((sign) => sign.test(beginning)) || holdsMaths(beginning);
}
