/** Demands that the rehearsal teacher puts on a program, by the code operation. */
import type { Clause } from './clause';

export const CODE_DEMANDS: readonly Clause[] = [
  'It must not use any built-in function for the main step, nor any library.',
  'Empty input and input of a single item must give a defined result.',
  'No loop may be nested, and no argument may be changed in place.',
  'The result has to be the same for input that is already in order and for input that is not.',
  'Invalid input must be refused with a message that names its position.',
  'Write it as one pure function with types for all arguments, and at most twelve lines.',
  'It has to accept input that arrives piece by piece and is too large to be held at once.',
];

export const CODE_RARER: readonly Clause[] = [
  'Instead of plain integers it has to accept Roman numerals up to 3999.',
  'Equal items must be kept apart by the order in which they were first seen.',
  'Letters that consist of several code points count as one.',
  'Every second result has to be given from the end of the input.',
  'Values that differ by less than a given tolerance count as equal.',
];

export const CODE_STEPS: readonly Clause[] = [
  'First work out which inputs can never occur, then use that to leave out a check.',
  'The result of a first pass must decide which of two ways the second pass takes.',
  'Return, beside the result, the smallest change of the input that would lead to another result.',
  'Show by an invariant that it ends, and name the step at which the invariant could break.',
  'It must also answer the question backwards: given the result, list the inputs that lead to it.',
];

export const CODE_BOUNDS: readonly Clause[] = [
  'It has to run in O(n log n) time with constant extra memory.',
  'Each item may be looked at only once, and the extra memory must not grow with the input.',
  'Updates between two queries must cost O(log n) at most.',
  'It must finish for a million items within one second; state its time and memory in terms of n.',
];

/** Usual words of programming questions and a rarer requirement that can stand in their place. */
export const RARER_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\blinked list\b/i, 'skip list'],
  [/\bbinary search tree\b/i, 'interval tree'],
  [/\barrays?\b/i, 'ring buffer'],
  [/\bintegers?\b/i, 'Gaussian integers'],
  [/\bnumbers?\b/i, 'rational numbers given as pairs'],
  [/\blists?\b/i, 'singly linked list without a length'],
  [/\bstrings?\b/i, 'string of grapheme clusters'],
  [/\bfunction\b/i, 'generator function'],
  [/\btable\b/i, 'table with a version for each row'],
  [/\bsort(?:ed|ing|s)?\b/i, 'sort stably, by two keys,'],
];
