/** An editor knows one kind of line break: what is edited keeps the kind that it had. */

export function withPlainBreaks(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** A text with CRLF alone gets CRLF again; one with two kinds gets LF, and is warned about before. */
export function withBreaksOf(original: string, edited: string): string {
  const isCrlf = original.includes('\r\n') && !/(^|[^\r])\n|\r(?!\n)/.test(original);
  return isCrlf ? edited.replaceAll('\n', '\r\n') : edited;
}
