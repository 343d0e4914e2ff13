/** Templates that nobody here has seen before: where their slots are, and under which label they want the reply. */

/** A line that labels what follows, the text under it, and an open label at the end. */
const BETWEEN_LABELS = /\n[ \t]*[^\n]{2,100}:[ \t]*\n([\s\S]+?)\n[ \t]*\n[ \t]*[^\n]{2,100}:\s*$/;
/** What such a template still asks for in its first lines. */
const ASKS = /\b(?:rewrit\w+|evolv\w+|creat\w+|turn|make|put|chang\w+|transform\w*|convert\w*|extend|add|version)\b/i;

/** An ordinary request may have labels too, but does not end with an open one after asking for another text. */
export function givenBetweenLabels(text: string): { given: string; frame: string } | null {
  const found = BETWEEN_LABELS.exec(text);
  if (!found?.[1]) return null;
  const frame = text.slice(0, found.index);
  return ASKS.test(frame) ? { given: found[1].trim(), frame } : null;
}

const QUOTED_LABEL = /["“'`]([^"“”'`\n]{2,60}:)["”'`]/g;

/** A label in quotes, colon and all, before the given text: the line that the new text is to stand under. */
export function askedLabel(prompt: string, given: string): string | null {
  const frame = prompt.slice(0, Math.max(0, prompt.lastIndexOf(given)));
  return [...frame.matchAll(QUOTED_LABEL)].at(-1)?.[1] ?? null;
}

/** Nothing said stays nothing said. */
export function underLabel(reply: string, label: string | null): string {
  if (label === null || reply === '' || reply.includes(label)) return reply;
  return `What is asked stays; only its form changes.\n\n${label}\n${reply}`;
}
