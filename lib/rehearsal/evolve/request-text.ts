/** A request as the rehearsal teacher handles it: a first paragraph of prose that can grow, and whatever comes with it. */

export type RequestText = { head: string; rest: string };

const endsOpen = (head: string) => /:["'”]?$/.test(head);

export function splitRequest(text: string): RequestText {
  const at = text.search(/\r?\n/);
  return at < 0 ? { head: text.trimEnd(), rest: '' } : { head: text.slice(0, at).trimEnd(), rest: text.slice(at) };
}

/** Adds a sentence to the prose and leaves input, tables and code as they are. */
export function addSentence(text: string, sentence: string): string {
  const { head, rest } = splitRequest(text);
  // After a colon something is quoted or listed, so that the sentence has to stand before it.
  if (endsOpen(head) || /^\s*(?:[-*•\d]|```)/.test(head)) return `${sentence} ${head}${rest}`;
  return `${withFullStop(head)} ${sentence}${rest}`;
}

function withFullStop(head: string): string {
  if (/[.!?…。？！]["'”’)\]]*$/.test(head)) return head;
  return `${head}${/^(?:what|who|whom|whose|which|when|where|why|how|is|are|can|could|do|does|did|should|would|will)\b/i.test(head) ? '?' : '.'}`;
}

/** The sentence that says what is wanted: the first, or the first two where it is short. What earlier rounds added stands behind it. */
export function coreOf(text: string): string {
  const { head } = splitRequest(text);
  const sentences = head.match(/[^.!?]+(?:[.!?]+["'”’)]*|$)/g) ?? [text];
  if (endsOpen(head)) return (sentences.at(-1) ?? text).trim();
  const first = sentences[0] ?? text;
  return first.trim().split(/\s+/).length < 4 ? sentences.slice(0, 2).join('') : first;
}
