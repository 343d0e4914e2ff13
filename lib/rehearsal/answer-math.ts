/** An answer to a mathematics question: numbered steps that add up, and a last line with the final answer. Its way is made up; only its sums are true. */
import { pickOne } from '@/lib/core/domain/seeded-random';
import { numbersIn } from './evolve/math-numbers';

const MOST_STEPS = 6;

/** Null where there is nothing to reckon with. */
export function answerMath(instruction: string, random: () => number): string | null {
  const numbers = numbersIn(instruction).filter((value) => value > 0 && value < 1_000_000);
  const [first, ...others] = numbers;
  if (first === undefined || others.length === 0) return null;
  const steps = [`The question begins with ${first}.`];
  let result = first;
  for (const value of others.slice(0, MOST_STEPS - 1)) {
    const [line, next] = stepWith(result, value, random);
    steps.push(line);
    result = next;
  }
  return [...steps.map((step, at) => `${at + 1}. ${step}`), `Final answer: ${result}`].join('\n');
}

function stepWith(result: number, value: number, random: () => number): [string, number] {
  const way = pickOne(['add', 'take', 'times'] as const, random);
  if (way === 'take' && result > value) return shown('Take away', result, '−', value, result - value);
  if (way === 'times' && value < 20 && result < 10_000) return shown('Multiply by', result, '×', value, result * value);
  return shown('Add', result, '+', value, result + value);
}

function shown(word: string, before: number, sign: string, value: number, after: number): [string, number] {
  const exact = Number(after.toFixed(4));
  return [`${word} ${value}: ${before} ${sign} ${value} = ${exact}.`, exact];
}
