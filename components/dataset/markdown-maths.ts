/** Which dollars of a text are maths and which are money: what is left for the Markdown parser has only the first kind. */

/** As Pandoc has it: no space inside the dollars, and no digit behind them. “$5 each and $3 more” is money. */
const INLINE = /\$(?![\s$])(?:[^$\\\n]|\\[^\n]){0,400}?(?<!\s)\$(?![\d$])/y;
const DISPLAY = /\$\$(?:[^$\\]|\\[\s\S]){1,2000}?\$\$/y;
/** LaTeX's own brackets, which Markdown would read as escaped ones. */
const ROUND = /\\\(([^\n]{1,400}?)\\\)/y;
const SQUARE = /\\\[([\s\S]{1,2000}?)\\\]/y;
const FENCE = /(?:^|\n)( {0,3})(`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?(?:\n {0,3}\2[`~]*[ \t]*(?=\n|$)|$)|$)/y;
const CODE = /(`+)(?!`)[^`]{1,1000}?\1(?!`)/y;

const INDENTED = /(?:^|\n[ \t]*\n)(?:(?: {4}|\t)[^\n]*(?:\n|$))+/y;

/** Stands for a dollar that is money until the text is parsed: escaped, it would show its backslash in code. */
export const MONEY = '\uE024';

const ANY_MATHS = /\$\$|\\\(|\\\[|\\begin\{/;

/** Whether something in it is maths between dollars or LaTeX's brackets. */
export function holdsMaths(text: string): boolean {
  if (ANY_MATHS.test(text)) return true;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
    if (matched(INLINE, text, at)) return true;
  }
  return false;
}

/** Code stays as it is; LaTeX's brackets become dollars; a dollar that opens no maths is hidden from the parser. */
export function withMathsMarked(text: string): string {
  if (text.includes(MONEY)) return text;
  const pieces: string[] = [];
  let copied = 0;
  let at = 0;
  const put = (from: number, to: number, piece: string) => {
    pieces.push(text.slice(copied, from), piece);
    copied = to;
    at = to;
  };
  while (at < text.length) {
    const kept = skipped(text, at);
    if (kept > 0) {
      at += kept;
      continue;
    }
    const character = text[at];
    const [round, square] = character === '\\' ? [matched(ROUND, text, at), matched(SQUARE, text, at)] : [null, null];
    if (round) put(at, at + round[0].length, `$${round[1]?.trim()}$`);
    else if (square) put(at, at + square[0].length, `\n$$\n${square[1]?.trim()}\n$$\n`);
    else if (character === '\\') at += 2;
    else if (character === '$') put(at, at + 1, MONEY);
    else at += 1;
  }
  return pieces.join('') + text.slice(copied);
}

/** Length of code or of maths in dollars that begins here; 0 when neither does. */
function skipped(text: string, at: number): number {
  const character = text[at];
  const isLineStart = at === 0 || character === '\n';
  const found =
    (isLineStart && (matched(FENCE, text, at) ?? matched(INDENTED, text, at))) ||
    (character === '`' && (matched(CODE, text, at) ?? matched(/`+/y, text, at))) ||
    (character === '$' && (matched(DISPLAY, text, at) ?? matched(INLINE, text, at)));
  return found ? found[0].length : 0;
}

function matched(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export type TextNode = { value?: unknown; url?: unknown; alt?: unknown; title?: unknown; children?: TextNode[] };

/** Gives a parsed text its money back, wherever it stands. */
export function withMoney(tree: TextNode): void {
  const open: TextNode[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const field of ['value', 'url', 'alt', 'title'] as const) {
      const words = node[field];
      if (typeof words === 'string' && words.includes(MONEY)) node[field] = words.replaceAll(MONEY, '$');
    }
    if (node.children) open.push(...node.children);
  }
}
