/** One evolution of a programming question by the rehearsal teacher. */

import { pickOne } from '@/lib/core/domain/seeded-random';
import type { Topic } from '../topics/topic';
import { type Clause, chooseClause } from './clause';
import { CODE_BOUNDS, CODE_DEMANDS, CODE_RARER, CODE_STEPS, RARER_WORDS } from './code-clauses';
import type { Evolved } from './evolved';
import { addSentence, splitRequest } from './request-text';
import { wrongCode } from './wrong-code';

export const CODE_OPERATIONS = [
  'code_constraints',
  'code_rarer',
  'code_reasoning',
  'code_misdirection',
  'code_complexity',
] as const;
export type CodeOperation = (typeof CODE_OPERATIONS)[number];

const REFERENCES = [
  'Use the attempt below as a reference, and say what becomes of it.',
  'A colleague offers the code below as a reference that is nearly done.',
  'Start from the reference below, which passes the two tests that exist.',
  'The reference below is said to work; your program has to agree with it where it is right.',
];

export function evolveCode(given: string, operation: CodeOperation, topic: Topic, random: () => number): Evolved {
  const add = (pool: readonly Clause[]) => addSentence(given, chooseClause(given, [pool, CODE_DEMANDS], topic, random));
  switch (operation) {
    case 'code_constraints':
      return { text: add(CODE_DEMANDS), withoutBlock: null };
    case 'code_rarer':
      return { text: withRarerWord(given, random) ?? add(CODE_RARER), withoutBlock: null };
    case 'code_reasoning':
      return { text: add(CODE_STEPS), withoutBlock: null };
    case 'code_complexity':
      return { text: add(CODE_BOUNDS), withoutBlock: null };
    case 'code_misdirection': {
      const fresh = REFERENCES.filter((sentence) => !given.includes(sentence));
      const asked = addSentence(given, pickOne(fresh.length > 0 ? fresh : REFERENCES, random));
      return { text: `${asked}\n\n${wrongCode(given, random)}`, withoutBlock: asked };
    }
  }
}

/** In the prose alone, and only a word whose rarer form is not there yet. */
function withRarerWord(given: string, random: () => number): string | null {
  const { head, rest } = splitRequest(given);
  const fitting = RARER_WORDS.filter(([usual, rarer]) => usual.test(head) && !head.includes(rarer));
  if (fitting.length === 0) return null;
  const [usual, rarer] = pickOne(fitting, random);
  return head.replace(usual, rarer) + rest;
}
