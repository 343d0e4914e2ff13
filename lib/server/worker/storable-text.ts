/** What PostgreSQL can hold as text. */

export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** For messages of others that are only shown. */
export function withoutUnstorable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
