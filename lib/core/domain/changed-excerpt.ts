/** How a child begins where it stops being its parent: in a tree, the words that both begin with tell nobody which is which. */

const ELLIPSIS = '… ';
/** So many words before the first change lead up to it. */
const LEAD_WORDS = 2;
/** A change this near to the beginning is seen there anyway. */
const SEEN_WITHIN = 40;

export function changedExcerpt(child: string, parent: string, length: number): string {
  const from = changeStart(child, parent);
  if (from < SEEN_WITHIN) return child.slice(0, length);
  return ELLIPSIS + child.slice(from, from + length);
}

/** Where the words that lead up to the first difference begin; 0 when there is none. */
function changeStart(child: string, parent: string): number {
  let at = 0;
  while (at < child.length && child[at] === parent[at]) at += 1;
  if (at === child.length) return 0;
  const words = [...child.slice(0, at).matchAll(/\s+/g)];
  const start = words.at(-1 - LEAD_WORDS);
  return start ? start.index + start[0].length : 0;
}
