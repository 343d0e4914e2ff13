/** One evolution of a mathematics question by the rehearsal teacher: its numbers change only so that it still makes sense. */
import { pickOne, shuffled } from '@/lib/core/domain/seeded-random';
import {
  ELEMENTS_LABEL,
  FINAL_LABEL,
  PLAN_LABEL,
  REWRITTEN_INSTRUCTION_LABEL,
} from '@/lib/core/evolution/operations/slots';
import type { Evolved } from './evolved';
import { joinQuestion, numbersIn, replaceNumbers, splitQuestion } from './math-numbers';
import { MATH_CONDITIONS, MATH_FRAMES, MATH_FURTHER, NAMES } from './math-questions';

export const MATH_OPERATIONS = [
  'math_simpler',
  'math_other_topic',
  'math_constraints',
  'math_concretizing',
  'math_reasoning',
  'math_planned',
] as const;
export type MathOperation = (typeof MATH_OPERATIONS)[number];

type Random = () => number;

export function evolveMath(given: string, operation: MathOperation, random: Random): Evolved {
  switch (operation) {
    case 'math_simpler':
      return { text: simpler(given), withoutBlock: null };
    case 'math_other_topic':
      return { text: otherTopic(random), withoutBlock: null };
    case 'math_constraints':
      return { text: withCondition(given, random), withoutBlock: null };
    case 'math_concretizing':
      return { text: workedOut(given, random) ?? withCondition(given, random), withoutBlock: null };
    case 'math_reasoning':
      return { text: withFurtherQuestion(given, random), withoutBlock: null };
    case 'math_planned':
      return planned(given, random);
  }
}

/** Round numbers instead of odd ones; where they are round already, one sentence of the story less. */
function simpler(given: string): string {
  const easy = replaceNumbers(given, (value) => String(rounded(value)));
  if (easy !== given) return easy;
  const { story, asks } = splitQuestion(given);
  const sentences = story.match(/(?:[^.!?]|[.!?](?=\S))+[.!?]*\s*/g) ?? [];
  if (sentences.length > 2) return joinQuestion(sentences.slice(0, -1).join('').trim(), asks);
  return `${given.trim()} One calculation is enough.`;
}

function rounded(value: number): number {
  if (!Number.isInteger(value)) return Math.max(1, Math.round(value));
  if (value > 1000) return Math.round(value / 500) * 500;
  if (value > 100) return Math.round(value / 50) * 50;
  if (value > 12) return Math.round(value / 10) * 10;
  return value;
}

function otherTopic(random: Random): string {
  const frame = pickOne(MATH_FRAMES, random);
  const a = 2 + Math.floor(random() * 11);
  // A multiple, so that dividing and taking away leave a whole number.
  const b = a * (2 + Math.floor(random() * 8));
  const name = pickOne(NAMES, random);
  return frame.replaceAll('{name}', name).replaceAll('{a}', String(a)).replaceAll('{b}', String(b));
}

function withCondition(given: string, random: Random): string {
  const { story, asks } = splitQuestion(given);
  const condition = fresh(MATH_CONDITIONS, given, random);
  return story === '' ? `${condition} ${asks}` : joinQuestion(`${story} ${condition}`, asks);
}

function withFurtherQuestion(given: string, random: Random): string {
  return `${given.trim()} ${fresh(MATH_FURTHER, given, random)}`;
}

function fresh(pool: readonly string[], given: string, random: Random): string {
  const unused = pool.filter((sentence) => !given.includes(longestPart(sentence)));
  const chosen = pickOne(unused.length > 0 ? unused : pool, random);
  return chosen.replaceAll('{n}', String(3 + Math.floor(random() * 9)));
}

const longestPart = (sentence: string) =>
  sentence.split('{n}').reduce((longest, part) => (part.length > longest.length ? part : longest), '');

/** One number becomes a sum that has to be worked out; null where none is large enough. */
function workedOut(given: string, random: Random): string | null {
  const numbers = numbersIn(given);
  const fitting = numbers.flatMap((value, at) => (Number.isInteger(value) && value >= 4 && value < 1000 ? [at] : []));
  if (fitting.length === 0) return null;
  const chosen = pickOne(fitting, random);
  return replaceNumbers(given, (value, at) => {
    if (at !== chosen) return null;
    const part = 1 + Math.floor(random() * (value - 2));
    return `(${part} + ${value - part})`;
  });
}

/** The child stands at the end of a reply in blocks; `withoutBlock` is such a reply whose last label was forgotten. */
function planned(given: string, random: Random): Evolved {
  const { asks } = splitQuestion(given);
  const numbers = numbersIn(given);
  const first = withCondition(given, random);
  const final = withFurtherQuestion(workedOut(first, random) ?? first, random);
  const changes = shuffled(
    [
      'Add a condition that changes an amount before the end.',
      'Let one of the numbers be worked out first.',
      'Ask for something that needs the first result.',
    ],
    random,
  );
  const before = [
    ELEMENTS_LABEL,
    `The amounts ${numbers.slice(0, 4).join(', ') || 'that are named'}; the order of the events; the question “${asks}”.`,
    PLAN_LABEL,
    ...changes.map((change, at) => `${at + 1}. ${change}`),
    REWRITTEN_INSTRUCTION_LABEL,
    first,
  ].join('\n');
  return {
    text: final,
    reply: (child) => `${before}\n${FINAL_LABEL}\n${child}`,
    withoutBlock: `${before}\n${final}`,
  };
}
