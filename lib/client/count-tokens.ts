/** Tokens of a text, counted in the browser. The tables of the encoding are 1 MB on the wire, so they come only when somebody asks. */

/** Runs longer than this are cut: the tokenizer's time grows with the square of a run without a break (200,000 letters: 55 s). */
const LONGEST_RUN = 1000;
const LONG_RUN = new RegExp(`\\S{${LONGEST_RUN + 1}}|\\s{${LONGEST_RUN + 1}}`);
const PIECES = new RegExp(`\\S{1,${LONGEST_RUN}}|\\s{1,${LONGEST_RUN}}`, 'g');

export const ENCODING = 'o200k_base';

/** Models of OpenAI that are known to use this encoding; for all others the count is near, not exact. */
export function usesEncoding(model: string): boolean {
  return /^(openai\/)?(gpt-4o|gpt-4\.1|gpt-4\.5|gpt-5|gpt-oss|chatgpt-4o|o[134])([-.:]|$)/i.test(model);
}

/** Text only: what a provider wraps around messages, a few tokens each, is not counted. */
export async function countTokens(text: string): Promise<number> {
  const { countTokens: count } = await import('gpt-tokenizer/encoding/o200k_base');
  // Words such as <|endoftext|> are text when they stand in a prompt.
  const asText = { disallowedSpecial: new Set<string>() };
  if (!LONG_RUN.test(text)) return count(text, asText);
  return (text.match(PIECES) ?? []).reduce((sum, piece) => sum + count(piece, asText), 0);
}
