/** Cuts a text to a number of UTF-8 bytes without splitting a character. */

const encoder = new TextEncoder();

export function cutText(text: string, maxBytes: number): { text: string; isCut: boolean } {
  // A UTF-16 unit never takes fewer bytes than one, nor more than three.
  if (text.length * 3 <= maxBytes) return { text, isCut: false };
  const { read } = encoder.encodeInto(text, new Uint8Array(maxBytes));
  return { text: text.slice(0, read), isCut: read < text.length };
}
