/** Cuts what may be a block of data out of an instruction: fenced blocks, inline code, and stretches of unmarked text. */
import type { DataFormat } from '../../domain/operation';

/** `isMarked`: the text sets it apart as code, so a parser need not suspect prose as much. */
export type BlockCandidate = { start: number; end: number; code: string; isMarked: boolean };
const FENCE = /^[ \t]*(`{3,}|~{3,})[^\n`]*\n([\s\S]*?)\n[ \t]*\1[ \t]*$/gm;
const INLINE_CODE = /(?<!`)(`)([^`\n]+)`(?!`)/g;

export const fencedBlocks = (text: string) => markedBlocks(text, FENCE);
export const inlineBlocks = (text: string) => markedBlocks(text, INLINE_CODE);

function markedBlocks(text: string, pattern: RegExp): BlockCandidate[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    code: match[2] ?? '',
    isMarked: true,
  }));
}

/** The same length with the marked parts blanked out, so that positions hold. */
export function blank(text: string, parts: readonly BlockCandidate[]): string {
  return parts.reduce(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(start, end).replace(/[^\n]/g, ' ') + rest.slice(end),
    text,
  );
}

export function unmarkedBlocks(text: string, format: DataFormat): BlockCandidate[] {
  switch (format) {
    case 'json':
      return spans(text, /[[{]/g, (start) => closingBracket(text, start));
    case 'xml':
    case 'html': {
      const last = text.lastIndexOf('>');
      return spans(text, /<[!?a-zA-Z]/g, () => (last < 0 ? null : last + 1)).slice(0, 1);
    }
    case 'sql':
    case 'python':
    case 'shell':
      return lineRanges(text);
  }
}

function spans(text: string, opening: RegExp, endOf: (start: number) => number | null): BlockCandidate[] {
  const found: BlockCandidate[] = [];
  let after = 0;
  for (const match of text.matchAll(opening)) {
    if (match.index < after) continue;
    const end = endOf(match.index);
    if (end === null) continue;
    found.push({ start: match.index, end, code: text.slice(match.index, end), isMarked: false });
    after = end;
  }
  return found;
}

/** The end of a JSON value that opens at `start`, brackets inside strings not counted. */
function closingBracket(text: string, start: number): number | null {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (isInString) {
      if (char === '\\') at += 1;
      else if (char === '"') isInString = false;
    } else if (char === '"') isInString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if ((char === '}' || char === ']') && --depth === 0) return at + 1;
  }
  return null;
}

const MOST_PARAGRAPHS = 12;

/** Paragraphs and runs of neighbouring paragraphs, longest first, and each of them without its first line, which may introduce the code. */
function lineRanges(text: string): BlockCandidate[] {
  const paragraphs = [...text.matchAll(/[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/g)].slice(-MOST_PARAGRAPHS);
  const found: BlockCandidate[] = [];
  for (let first = 0; first < paragraphs.length; first += 1) {
    for (let last = paragraphs.length - 1; last >= first; last -= 1) {
      const from = paragraphs[first];
      const to = paragraphs[last];
      if (!from || !to) continue;
      const end = to.index + to[0].length;
      found.push({ start: from.index, end, code: text.slice(from.index, end), isMarked: false });
      const lineEnd = text.indexOf('\n', from.index);
      if (lineEnd >= 0 && lineEnd < end)
        found.push({ start: lineEnd + 1, end, code: text.slice(lineEnd + 1, end), isMarked: false });
    }
  }
  return found;
}
