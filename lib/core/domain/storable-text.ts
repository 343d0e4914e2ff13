/** What PostgreSQL cannot hold byte for byte: NUL, and halves of a surrogate pair. */

/** Null when the text can be stored as it is. */
export function whyNotStorable(text: string): string | null {
  if (text.includes('\0')) return 'The text holds a NUL character, which the database cannot store.';
  if (!text.isWellFormed()) return 'The text holds half of a surrogate pair, which is not a character.';
  return null;
}
