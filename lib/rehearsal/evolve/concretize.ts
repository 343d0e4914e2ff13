/** Makes a request concrete: general nouns become specific ones, and where there are none a concrete case is named. */
import { pickOne } from '@/lib/core/domain/seeded-random';
import type { Topic } from '../topics/topic';
import { type Clause, chooseClause } from './clause';
import { addSentence, splitRequest } from './request-text';
import { SPECIFIC_NOUNS, type SpecificNoun } from './specific-nouns';

const MOST_REPLACED = 2;

/** What may follow a noun that stands by itself: not another noun, as in "food chain", and no "of", which says what it is already. */
const NOUN_ENDS = String.raw`(?=\s*(?:[.,;:?!]|$)|\s+(?:in|for|that|who|which|is|are|was|were|with|and|or|to|on|at|by|from|about|using|without)\b)`;

const IRREGULAR: Record<string, string> = { people: 'people', child: 'children' };

function pluralOf(noun: string): string {
  const irregular = IRREGULAR[noun];
  if (irregular) return irregular;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

const CASE_CLAUSES: readonly Clause[] = [
  'Work it out for {case}.',
  'Take {case} as the concrete example, and come back to it throughout.',
  'Deal in particular with {case}, and leave the general case aside.',
  'Name real places, amounts and dates, as they would apply to {case}.',
  'Apply every part of the answer to {case}.',
];

export function concretize(text: string, topic: Topic, random: () => number): string {
  const { head, rest } = splitRequest(text);
  const replaced = replaceNouns(head, random);
  if (replaced !== head) return replaced + rest;
  return addSentence(text, chooseClause(text, [CASE_CLAUSES], topic, random));
}

function replaceNouns(head: string, random: () => number): string {
  let replacedSoFar = 0;
  return Object.entries(SPECIFIC_NOUNS).reduce((prose, [noun, choices]) => {
    if (replacedSoFar >= MOST_REPLACED || choices.some(({ one, many }) => prose.includes(one) || prose.includes(many)))
      return prose;
    const changed = replaceNoun(prose, noun, pickOne(choices, random));
    if (changed !== prose) replacedSoFar += 1;
    return changed;
  }, head);
}

function replaceNoun(prose: string, noun: string, { one, many }: SpecificNoun): string {
  const plural = pluralOf(noun);
  const pattern = new RegExp(`\\b(an? )?(${plural}|${noun})${NOUN_ENDS}`, 'i');
  return prose.replace(pattern, (_whole, article: string | undefined, found: string) => {
    const isMany = found.toLowerCase() === plural;
    if (!article) return isMany ? many : one;
    const capital = article.startsWith('A');
    const fitting = /^[aeiou]/i.test(one) && !/^(?:uni|one)/i.test(one) ? 'an' : 'a';
    return `${capital ? fitting.replace('a', 'A') : fitting} ${one}`;
  });
}
