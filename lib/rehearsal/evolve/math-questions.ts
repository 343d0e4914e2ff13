/** Small mathematics questions of our own, with slots: what the rehearsal teacher makes when it is asked for an easier one on another topic. */

export const MATH_FRAMES: readonly string[] = [
  '{name} fills {a} trays with {b} rolls each. How many rolls are there on all trays?',
  '{name} reads {a} pages in the morning and {b} in the evening. How many pages does {name} read in that day?',
  'A bus starts with {b} people, and {a} of them get off at the first stop. How many people are still on the bus?',
  '{name} plants {a} rows of {b} carrots. How many carrots are planted?',
  'A rope of {b} metres is cut into pieces of {a} metres. How many whole pieces does {name} get?',
  'One ticket costs {a} dollars. How many dollars do {b} tickets cost?',
  '{name} has {b} stickers and buys {a} more. How many stickers does {name} have now?',
  'A tank holds {b} litres, and {a} litres run out in every hour. How many litres are left after one hour?',
  'There are {a} tables with {b} chairs at each of them. How many chairs are there?',
  '{name} walks {a} kilometres on each of {b} days. How many kilometres is that in all?',
  'A shelf holds {b} books, and {name} takes {a} of them home. How many books stay on the shelf?',
  '{name} mixes {a} cups of flour with {b} cups of oats. How many cups are in the bowl?',
  'A class of {b} children forms groups of {a}. How many full groups are there?',
  '{name} is {a} years old, and her aunt is {b} years older. How old is the aunt?',
];

export const NAMES = ['Mina', 'Tarek', 'Olga', 'Henrik', 'Amara', 'Jun', 'Pilar', 'Samuel', 'Nadia', 'Leo'] as const;

/** `{n}` is filled with a small number. They stand before the sentence that asks. */
export const MATH_CONDITIONS: readonly string[] = [
  'On the way, {n} percent of everything is lost.',
  'Before the end, a quarter of what is left is given to a neighbour.',
  'The first {n} do not count.',
  'After that, everything that is left is doubled once.',
  'For every {n} that are complete, one more is added free of charge.',
  'Half of the amount has to be set aside first.',
  'The same happens once more on the next day, with {n} fewer.',
];

/** They stand behind the sentence that asks. */
export const MATH_FURTHER: readonly string[] = [
  'Then share the result among {n} people as evenly as possible, and say what is left over.',
  'How large is the share of the first part in the whole, in percent?',
  'By how much would the result change if the first number were {n} larger?',
  'How many times does {n} fit into this result, and what remains?',
  'If the same were repeated {n} times, after which time would the total pass one thousand?',
];
