/** Keeps what a thinking model said to itself apart from what it answered. */

export type Spoken = { text: string; reasoning: string | null };

/** A thought at the start is taken off; one that never ends has no answer after it. Elsewhere `<think>` is a word of the text. */
export function splitThought(said: string): Spoken {
  const opening = /^\s*<think(?:ing)?>/.exec(said);
  if (!opening) return { text: said, reasoning: null };
  const rest = said.slice(opening[0].length);
  const closing = /<\/think(?:ing)?>/.exec(rest);
  if (!closing) return { text: '', reasoning: rest.trim() };
  return {
    text: rest.slice(closing.index + closing[0].length).trimStart(),
    reasoning: rest.slice(0, closing.index).trim(),
  };
}

/** Servers send the thought in a field of its own, in the text, or both. */
export function joinThoughts(thoughts: readonly (string | null | undefined)[]): string | null {
  const said = thoughts.flatMap((thought) => (thought?.trim() ? [thought.trim()] : []));
  return said.length === 0 ? null : [...new Set(said)].join('\n\n');
}
