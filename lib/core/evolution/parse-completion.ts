/** The new instruction inside an evolver's completion. The prompt ends with an open slot, so all of it, but for a label or a wrapping. */

/** A slot's label at the start of a line; complicate_input's label carries its bracket. */
const LEADING_LABEL = /^[ \t]*(?:#(?:rewritten|created) prompt#|rewritten prompt ?\(must[^\n)]*\)):/gim;

const QUOTE_PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['「', '」'],
];

/** Empty when there is nothing usable. A marker that is not a leading label stays, so that the eliminator sees it. */
export function parseCompletion(completion: string): string {
  return unwrap(afterLastLabel(completion).trim());
}

function afterLastLabel(completion: string): string {
  const label = [...completion.matchAll(LEADING_LABEL)].at(-1);
  if (!label) return completion;
  const rest = completion.slice(label.index + label[0].length);
  // A reply that ends with the slot's label echoes the prompt; nothing follows that could be taken.
  return rest.trim() === '' && completion.slice(0, label.index).trim() !== '' ? completion : rest;
}

/** Takes off one pair of quotes or one fence, only if it encloses everything. */
function unwrap(text: string): string {
  const fenced = /^(`{3,}|~{3,})[^\n`]*\n([\s\S]*?)\n?[ \t]*\1$/.exec(text);
  if (fenced?.[2] !== undefined && !fenced[2].includes(fenced[1] ?? '```')) return fenced[2].trim();
  for (const [open, close] of QUOTE_PAIRS) {
    if (text.length < 2 || !text.startsWith(open) || !text.endsWith(close)) continue;
    const inside = text.slice(1, -1);
    if (isOnePair(inside, open, close)) return inside.trim();
  }
  return text;
}

/** An apostrophe between letters is no quote. */
function isOnePair(inside: string, open: string, close: string): boolean {
  const quotes = inside.replace(/(\p{L})['’](?=\p{L})/gu, '$1');
  return !quotes.includes(open) && !quotes.includes(close);
}
