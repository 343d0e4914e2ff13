/** Makes a request concrete: general nouns become specific ones, and where there are none a concrete case is named. */
import { pickOne } from '@/lib/core/domain/seeded-random';
import type { TaskKind } from '../task-kind';
import { code, language, stories } from '../topics/craft';
import type { Topic } from '../topics/topic';
import { type Clause, chooseClause } from './clause';
import { addSentence, coreOf } from './request-text';
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
];

/** Work on a given text or value is made concrete in its own way; null: by a case of the topic. */
const CLAUSES_BY_KIND: Record<TaskKind, { clauses: readonly Clause[]; topic: Topic | null }> = {
  code: {
    clauses: ['Take {case} as the concrete input.', 'Show what happens, step by step, when it is used on {case}.'],
    topic: code,
  },
  math: {
    clauses: [
      'Put the numbers into an everyday scene with {person}, and give the result in the terms of that scene.',
      'Let the quantities be litres of rainwater in a tank, and answer in those terms.',
      'Take all amounts to be euros in the till of a corner shop, and answer for its owner.',
    ],
    topic: null,
  },
  edit: {
    clauses: [
      'Phrase the result as it would stand in {case}.',
      'The reader of the result is {person}, who sees it on a telephone.',
      'Replace vague words by exact ones, as {case} would need them.',
    ],
    topic: language,
  },
  classify: {
    clauses: [
      'Name the exact words or values on which each decision rests.',
      'Decide as {person} would have to, who can ask nobody and has five minutes.',
      'Compare each item with one well-known example that can be named.',
    ],
    topic: null,
  },
  creative: { clauses: ['Let {case} appear in it.', 'Model it on {case}, with names and a date.'], topic: stories },
  listing: { clauses: CASE_CLAUSES, topic: null },
  explain: { clauses: CASE_CLAUSES, topic: null },
};

export function concretize(text: string, kind: TaskKind, topic: Topic, random: () => number): string {
  // What earlier rounds added is specific already, so only the sentence that says what is wanted is searched.
  const core = coreOf(text);
  const replaced = replaceNouns(core, random);
  if (replaced !== core) return text.replace(core, () => replaced);
  const own = CLAUSES_BY_KIND[kind];
  return addSentence(text, chooseClause(text, [own.clauses, CASE_CLAUSES], own.topic ?? topic, random));
}

function replaceNouns(core: string, random: () => number): string {
  let replacedSoFar = 0;
  return Object.entries(SPECIFIC_NOUNS).reduce((prose, [noun, choices]) => {
    const isThere = choices.some(({ one, many }) => prose.includes(one) || prose.includes(many));
    if (replacedSoFar >= MOST_REPLACED || isThere) return prose;
    const changed = replaceNoun(prose, noun, pickOne(choices, random));
    if (changed !== prose) replacedSoFar += 1;
    return changed;
  }, core);
}

/** A counted noun is specific enough, and "of people" mostly is part of a measure. */
const COUNTED = String.raw`(?<!\b(?:of|\d+|two|three|four|five|six|seven|eight|nine|ten|\w+ty)\s)`;

function replaceNoun(prose: string, noun: string, { one, many }: SpecificNoun): string {
  const plural = pluralOf(noun);
  const pattern = new RegExp(
    `${COUNTED}\\b(?:(${plural})|(an? |the |this |that |my |your |our |each |every |one )(${noun}))${NOUN_ENDS}`,
    'i',
  );
  return prose.replace(pattern, (_whole, isMany: string | undefined, before: string | undefined) => {
    if (isMany !== undefined || before === undefined) return many;
    const article = before.trimEnd();
    if (!/^an?$/i.test(article)) return `${article} ${one}`;
    const fitting = /^[aeiou]/i.test(one) && !/^(?:uni|one)/i.test(one) ? 'an' : 'a';
    return `${article.startsWith('A') ? fitting.replace('a', 'A') : fitting} ${one}`;
  });
}
