/** Constraints that the rehearsal teacher can add, by the kind of task. */
import type { TaskKind } from '../task-kind';
import type { Clause } from './clause';

const LENGTH = /\b(?:words|sentences|paragraphs?|stanzas|lines|page)\b/i;

export const CONSTRAINTS_BY_KIND: Record<TaskKind, readonly Clause[]> = {
  code: [
    'Do not use any external library, and explain in one comment how empty input is handled.',
    'The solution has to run in linear time, and its use of memory must be stated.',
    'Add three short tests that cover an ordinary case, an edge case and an error.',
    'No function may have more than fifteen lines, and every argument needs a type.',
    'It has to work for text in any script, including letters that consist of several code points.',
    'Every error must be reported with a message that names the faulty line or value.',
  ],
  math: [
    'Show every step with its unit, and round the final result to two decimal places.',
    'Check the result in a second, independent way, and state how large the difference is.',
    'State which assumptions are made, and use no more than ten lines of calculation.',
    'No calculator may be used, so choose steps that can be followed on paper.',
    'Give the result as a fraction as well as a decimal number, and say which one is exact.',
  ],
  creative: [
    'Use no adverb that ends in -ly, and close with a question.',
    { text: 'Keep it under {n} words, and mention a sound, a smell and a colour.', unless: LENGTH },
    'The last sentence must repeat the first one with a single word changed.',
    { text: 'Write it in the present tense, and let no sentence be longer than eighteen words.', unless: /\btense\b/i },
    'Include one spoken line that is not true, without saying that it is not.',
    "Do without the words 'very', 'suddenly' and 'beautiful', and without exclamation marks.",
  ],
  classify: [
    'Give the confidence of each decision in percent, and name the word that tipped the balance.',
    'Where two answers are possible, name both and say which further fact would decide between them.',
    { text: 'Give the result as a table with the columns item, decision and reason.', unless: /\btable\b/i },
    'Nothing may be left undecided, and no reason may be used for more than one decision.',
  ],
  edit: [
    'Keep every proper name and every number exactly as it stands, and do not make the text longer.',
    'Mark each change in square brackets, and give the reason for it in at most five words.',
    {
      text: "The tone has to stay friendly but formal, and no sentence may begin with 'I'.",
      unless: /\btone\b|formal/i,
    },
    'Use only words that a reader at an intermediate level of the language would know.',
    'Keep the order of the thoughts, and avoid every passive construction.',
  ],
  listing: [
    'Order the entries from the most to the least useful, and give one reason for each place.',
    'No two entries may begin with the same letter, and each needs an example of its own.',
    'Leave out the three most obvious answers, and say briefly why each remaining one is good.',
    'For each entry, name one situation in which it would be the wrong choice.',
    { text: 'Limit each entry to twelve words, and put the most surprising one last.', unless: LENGTH },
  ],
  explain: [
    { text: 'Answer in exactly four short paragraphs, each beginning with its main point.', unless: LENGTH },
    'Use one example from daily life and one from professional practice, and avoid technical terms.',
    'Name one common misunderstanding, and correct it in no more than two sentences.',
    'Support each claim with a figure or an example, and mark what is only an estimate.',
    'End with a summary of at most 25 words that a child of ten can understand.',
  ],
};

export const GENERAL_CONSTRAINTS: readonly Clause[] = [
  'Address the answer to {person}, and avoid every term that would need a dictionary.',
  'The answer must also be of use in the case of {case}.',
  { text: 'Keep the whole answer below {n} words, not counting any data or code.', unless: LENGTH },
  'Say at the end which part of the answer is the least certain, and why.',
  'Put the most important point first, and leave out everything that does not serve it.',
  'Include one counterexample, and explain in a single sentence why it does not change the answer.',
  'Do not use bullet points, and let each paragraph follow from the one before it.',
];
