/** What kind of work an instruction asks for, guessed from its words, so that what is added to it fits. */

export type TaskKind = 'code' | 'math' | 'creative' | 'classify' | 'edit' | 'listing' | 'explain';

const SIGNS: readonly (readonly [TaskKind, RegExp])[] = [
  [
    'code',
    /\b(?:code|function|program|python|javascript|java|c\+\+|sql query|regex|algorithm|script|compile|html|css|api)\b/i,
  ],
  [
    'math',
    /\b(?:calculate|compute|solve|equation|sum of|how many|how much|percent|average|probability|integral|\d+ ?[+*/×] ?\d+)\b|=\?/i,
  ],
  [
    'edit',
    /\b(?:rewrite|edit|correct|translate|summari[sz]e|paraphrase|shorten|fix|convert|rephrase|simplify|proofread|replace)\b/i,
  ],
  [
    'classify',
    /\b(?:classify|categori[sz]e|identify|detect|label|determine|sentiment|true or false|which of|decide|predict|choose)\b/i,
  ],
  [
    'creative',
    /\b(?:compose|story|poem|haiku|essay|letter|email|slogan|song|lyrics|joke|dialogue|speech|advertisement|tweet|blog|draft|invent)\b/i,
  ],
  [
    'listing',
    /\b(?:list|suggest|name|give (?:me )?(?:some|a few|\d|two|three|five|ten)|recommend|brainstorm|ideas|examples|tips|come up with|generate)\b/i,
  ],
];

export function taskKindOf(text: string): TaskKind {
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'explain';
}
