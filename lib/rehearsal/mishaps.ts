/** The ways in which the rehearsal teacher fails on purpose, each of which the engine has to catch, and how often. */
import { pickOne } from '@/lib/core/domain/seeded-random';

export type EvolverMishap = 'leak' | 'copy' | 'missing_block' | 'empty' | 'cut_off';
export type ResponderMishap = 'apology' | 'hollow';

/** Shares of the failure rate of a whole evolution; together 1. A missing block can only befall complicate_input, elsewhere it is a copy. */
const EVOLVER_SHARES: readonly (readonly [EvolverMishap, number])[] = [
  ['leak', 0.2],
  ['copy', 0.18],
  ['missing_block', 0.16],
  ['empty', 0.05],
  ['cut_off', 0.05],
];
const RESPONDER_SHARES: readonly (readonly [ResponderMishap, number])[] = [
  ['apology', 0.16],
  ['hollow', 0.1],
];
const UNPARSED_SHARE = 0.1;

export const evolverMishap = (failureRate: number, random: () => number) => choose(EVOLVER_SHARES, failureRate, random);
export const responderMishap = (failureRate: number, random: () => number) =>
  choose(RESPONDER_SHARES, failureRate, random);
export const judgeMumbles = (failureRate: number, random: () => number) => random() < failureRate * UNPARSED_SHARE;

function choose<Mishap>(
  shares: readonly (readonly [Mishap, number])[],
  failureRate: number,
  random: () => number,
): Mishap | null {
  let left = random();
  for (const [mishap, share] of shares) {
    left -= share * failureRate;
    if (left < 0) return mishap;
  }
  return null;
}

/** How the templates of an operation name what they make. */
export type Label = { isNew: boolean; noun: 'Prompt' | 'Question' | 'Instruction' };

/** Marker words where a careless model leaves them: in the middle of a sentence, before it, behind it. */
export function leakMarker(text: string, { isNew, noun }: Label, random: () => number): string {
  const made = isNew ? 'Created' : 'Rewritten';
  const plain = noun === 'Prompt';
  return pickOne(
    [
      // Only "prompt" is a word that a request of this kind never holds; a question may well speak of questions.
      plain ? `Here is the ${made.toLowerCase()} prompt you asked for: ${text}` : `As the #${made} ${noun}#: ${text}`,
      `${text} Answer exactly as the #Given ${noun}# demands.`,
      plain
        ? `${text} Do not mention that this is a ${made.toLowerCase()} prompt.`
        : `${text} Do not mention the #Given ${noun}#.`,
      `${text} (See the #${made} ${noun}# for details.)`,
    ],
    random,
  );
}

/** The parent again, as it stands or with a change that changes nothing. */
export function copyOf(parent: string, random: () => number): string {
  return pickOne([parent, parent, `  ${parent}`, parent.replace(/[.!]$/, '')], random);
}

export const apology = (random: () => number): string =>
  pickOne(
    [
      "I'm sorry, but I can't help with that request.",
      'Sorry, this asks for something that I am not able to do.',
      'I am sorry. As a language model I do not have access to the things that would be needed to answer this.',
      "I'm sorry, the request is not clear enough for me to answer. Could you say more about what you need?",
    ],
    random,
  );

export const hollowReply = (random: () => number): string =>
  pickOne(
    ['…', 'The. And, of — the!', 'It is what it is.', '---', 'So, then: this is that, and that is this.', '. . .'],
    random,
  );

export const mumble = (random: () => number): string =>
  pickOne(
    [
      'They are rather close to each other, but it depends on what is meant.',
      'The second prompt goes into more detail than the first one.',
      'It is hard to say.',
    ],
    random,
  );
