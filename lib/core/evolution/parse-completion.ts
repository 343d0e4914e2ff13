/** The new instruction inside an evolver's completion. The prompt ends with an open slot, so all of it, but for a label or a wrapping; or it is what follows a label that the prompt asks for. */
import { openSlotOf } from './template-labels';

/** A slot's label at the start of a line; complicate_input's label carries its bracket. */
const LEADING_LABEL = /^[ \t]*(?:#(?:rewritten|created) (?:prompt|question)#|rewritten prompt ?\(must[^\n)]*\)):/gim;

const QUOTE_PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['「', '」'],
];

/** `replyLabel`: what the operation asks its teacher to write before the new instruction. */
export type ReplyForm = { templateText: string; replyLabel?: string };

/** Empty when there is nothing usable, null when the label that the operation asks for is missing. A marker that is not a leading label stays, so that the eliminator sees it. */
export function parseCompletion(completion: string, { templateText, replyLabel }: ReplyForm): string | null {
  const text = replyLabel
    ? afterReplyLabel(completion, replyLabel)
    : afterSlot(afterLastLabel(completion), templateText);
  return text === null ? null : unwrap(text.trim());
}

/** Models print a label bold, as a heading or without its signs; the words at the start of a line, and a colon or the line's end, make it. */
function labelPattern(label: string, flags: string): RegExp {
  const words = label.match(/[\p{L}\p{N}]+/gu) ?? [];
  const between = '[^\\p{L}\\p{N}\\n]{1,6}';
  return new RegExp(`^[ \\t#*_>]*${words.join(between)}[ \\t#*_)]*(?::[*_]*|$)`, `${flags}iu`);
}

function afterReplyLabel(completion: string, label: string): string | null {
  const found = [...completion.matchAll(labelPattern(label, 'gm'))].at(-1);
  return found ? completion.slice(found.index + found[0].length) : null;
}

/** The label of the template's own open slot, repeated at the very start. */
function afterSlot(completion: string, templateText: string): string {
  const label = openSlotOf(templateText);
  if (!label || label.includes('{{')) return completion;
  const start = completion.trimStart();
  return start.toLowerCase().startsWith(label.toLowerCase()) ? start.slice(label.length) : completion;
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
