/** How difficult the rehearsal teacher finds an instruction: longer and more demanding is never easier, and the same text is always the same. */

/** Each asks for something more than an answer. */
const DEMANDS =
  /\b(?:must|exactly|at least|at most|without|only|instead|compare|justify|prove|derive|explain why|step by step|steps|reasons?|trade-?offs?|assumptions?|constraints?|first|then|finally)\b|```/gi;

/** 1 for a few plain words; a doubling of the length is worth a point and a half, a demand half a point. */
export function rateDifficulty(instruction: string): number {
  const words = instruction.split(/\s+/u).filter((word) => word !== '').length;
  const demands = instruction.match(DEMANDS)?.length ?? 0;
  const points = 1 + 1.5 * Math.max(0, Math.log2(Math.max(1, words) / 6)) + demands / 2;
  return Math.min(10, Math.round(points));
}
