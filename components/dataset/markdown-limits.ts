/** How much Markdown is rendered at once: a text of the dataset may be a whole book, or made to stop a page. */

/** Characters. The rest stands below as plain text. */
export const RENDERED_CHARACTERS = 12_000;
/** Levels of mark-up inside mark-up; a browser's layout goes down them one call deeper each. */
export const RENDERED_DEPTH = 40;
/** Longer lines than these are no prose: what looks for pairs of brackets and stars in them takes its time squared. */
const LINE_CHARACTERS = 2000;
/** Nor are lines that begin so deep in lists and quotes: every line inside costs as much as there are levels. */
const DEEP_START = /^[\s>*+-]{60}/;

export type MarkdownCut = { rendered: string; rest: string };

/** Cuts between paragraphs where there is one to cut at, else between lines. */
export function cutMarkdown(text: string, limit = RENDERED_CHARACTERS): MarkdownCut {
  const end = Math.min(limit, unreadableLineAt(text));
  if (text.length <= end) return { rendered: text, rest: '' };
  const head = text.slice(0, end);
  const paragraph = head.lastIndexOf('\n\n');
  const at = paragraph > end / 2 ? paragraph + 2 : head.lastIndexOf('\n') + 1;
  return { rendered: text.slice(0, at), rest: text.slice(at) };
}

/** Where the first line begins that is too long or too deep; the text's length when none is. */
function unreadableLineAt(text: string): number {
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > LINE_CHARACTERS || DEEP_START.test(text.slice(start, start + 60))) return start;
    start = end + 1;
  }
  return text.length;
}

/** Of a syntax tree (mdast or hast), as far as its depth and its words are concerned. */
export type MarkdownNode = { type: string; value?: string; children?: MarkdownNode[] };

/** Below the limit only the words are left. Without recursion: the tree is what may be too deep for it. */
export function flattenBelow(tree: MarkdownNode, depth = RENDERED_DEPTH): void {
  const open: { node: MarkdownNode; level: number }[] = [{ node: tree, level: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, level } = next;
    if (!node.children) continue;
    if (level >= depth) node.children = [{ type: 'text', value: wordsOf(node) }];
    else for (const child of node.children) open.push({ node: child, level: level + 1 });
  }
}

const HOLDS_BLOCKS = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

/** HTML in a text is data, not mark-up: it is shown as it is written. */
export function showHtml(tree: MarkdownNode): void {
  const open: MarkdownNode[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const child of node.children ?? []) {
      if (child.type === 'html')
        Object.assign(child, HOLDS_BLOCKS.has(node.type) ? { type: 'code', lang: 'html' } : { type: 'text' });
      else open.push(child);
    }
  }
}

function wordsOf(tree: MarkdownNode): string {
  const words: string[] = [];
  const open: MarkdownNode[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.value !== undefined) words.push(node.value);
    if (node.children) open.push(...node.children.toReversed());
  }
  return words.join('');
}
