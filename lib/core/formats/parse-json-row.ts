/** One row's JSON text to its value, with the line and column of what is wrong in it. */

export function parseJsonRow(text: string, firstLine: number): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: `Not valid JSON${whereIn(text, firstLine, String(error))}: ${reasonOf(String(error))}.` };
  }
}

function whereIn(text: string, firstLine: number, message: string): string {
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  if (Number.isNaN(position)) return '';
  const before = text.slice(0, position);
  const line = firstLine + before.split('\n').length - 1;
  return ` (line ${line}, character ${position - before.lastIndexOf('\n')})`;
}

/** The parser's own words without its positions, which count from the row and not from the file. */
function reasonOf(message: string): string {
  return message
    .replace(/^SyntaxError: /, '')
    .replace(/ in JSON at position \d+.*$/s, '')
    .replace(/ at position \d+.*$/s, '')
    .replace(/, (\.\.\.)?".*"(\.\.\.)? is not valid JSON$/s, '');
}
