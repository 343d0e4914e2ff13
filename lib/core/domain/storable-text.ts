/** What a PostgreSQL text column cannot hold byte for byte: NUL, and halves of a surrogate pair. */

export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Null when every character can be stored; else what cannot and where, counting characters (code points) from 1. */
export function unstorableCharacter(text: string, place: string): string | null {
  if (isStorableText(text)) return null;
  const nul = text.indexOf('\0');
  const surrogate = text.search(/\p{Surrogate}/u);
  if (nul !== -1 && (surrogate === -1 || nul < surrogate))
    return `NUL character (U+0000) in ${place}, character ${ordinalAt(text, nul)}`;
  const code = text.charCodeAt(surrogate).toString(16).toUpperCase();
  return `lone surrogate (U+${code}) in ${place}, character ${ordinalAt(text, surrogate)}`;
}

/** The same as a sentence for the person who wrote it. */
export function whyNotStorable(text: string, place: string): string | null {
  const found = unstorableCharacter(text, place);
  return found && `There is a ${found}: the database cannot store it.`;
}

/** For messages of others that are only shown. */
export function withoutUnstorable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

function ordinalAt(text: string, at: number): number {
  return [...text.slice(0, at)].length + 1;
}
