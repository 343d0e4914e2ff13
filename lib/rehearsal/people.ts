/** People to explain things to; each fits after "to" and "for". */

export const PEOPLE = [
  'a retired lighthouse keeper',
  'a curious twelve-year-old',
  'a night porter with an hour to spare',
  'a new member of a village council',
  'an apprentice carpenter',
  'a sceptical journalist',
  'a nurse on her first day in a new ward',
  'a librarian who has moved from another country',
  'a grandfather who has just bought his first computer',
  'a bus driver who reads a lot',
  'a pharmacist in a small town',
  'a choir leader',
] as const;
