/** The table of instructions: in which orders it can be read, and what an order asks of a row. */

/** What rows can be ordered by, besides the time they were made. */
export const MEASURES = ['words', 'added', 'overlap', 'agreement'] as const;
export type Measure = (typeof MEASURES)[number];

export const INSTRUCTION_ORDERS = [
  'newest',
  'oldest',
  'longest',
  'shortest',
  'most_added',
  'least_added',
  'most_overlap',
  'least_overlap',
  'most_agreement',
  'least_agreement',
] as const;
export type InstructionOrder = (typeof INSTRUCTION_ORDERS)[number];

/** `measure` null: by the time it was made. */
export const ORDER_FACTS = {
  newest: { label: 'newest first', measure: null, isDescending: true },
  oldest: { label: 'oldest first', measure: null, isDescending: false },
  longest: { label: 'longest first', measure: 'words', isDescending: true },
  shortest: { label: 'shortest first', measure: 'words', isDescending: false },
  most_added: { label: 'most words added', measure: 'added', isDescending: true },
  least_added: { label: 'fewest words added', measure: 'added', isDescending: false },
  most_overlap: { label: 'highest overlap', measure: 'overlap', isDescending: true },
  least_overlap: { label: 'lowest overlap', measure: 'overlap', isDescending: false },
  most_agreement: { label: 'highest agreement', measure: 'agreement', isDescending: true },
  least_agreement: { label: 'lowest agreement', measure: 'agreement', isDescending: false },
} as const satisfies Record<InstructionOrder, { label: string; measure: Measure | null; isDescending: boolean }>;

/** Where an evolution stands with the people who are to decide about it. */
export const REVIEW_STANDS = ['open', 'done', 'flagged'] as const;
export type ReviewStand = (typeof REVIEW_STANDS)[number];

/** The widest range of each measure: a row is in it when it has the measure at all. */
const WIDEST = {
  words: { wordsMin: 0 },
  added: { addedMin: -1_000_000 },
  overlap: { overlapMin: 0 },
  agreement: { agreementMin: 0 },
} as const satisfies Record<Measure, object>;

/**
 * An order by a measure shows only what has it. Said as a filter, so that the count above the table and a decision about "all that match" are about the rows
 * that are shown.
 */
export function filterUnderOrder<Filter extends object>(filter: Filter, order: InstructionOrder): Filter {
  const { measure } = ORDER_FACTS[order];
  return measure === null ? filter : { ...WIDEST[measure], ...filter };
}

/** What the table can be asked that says how a row was judged or decided. */
type AskedOfPeople = {
  status?: unknown;
  verdict?: unknown;
  rule?: unknown;
  decidedBy?: unknown;
  said?: unknown;
  personId?: unknown;
  agreementMin?: unknown;
  agreementMax?: unknown;
};

/** That a row stands under such a filter or in such an order is its verdict in other words; a filter by one's own decisions says nothing new. */
export function tellsVerdict(filter: AskedOfPeople, order: InstructionOrder, ownId: string): boolean {
  const { status, verdict, rule, decidedBy, said, personId, agreementMin, agreementMax } = filter;
  if (ORDER_FACTS[order].measure === 'agreement' || (personId !== undefined && personId !== ownId)) return true;
  if (said !== undefined && personId === undefined) return true;
  return [status, verdict, rule, decidedBy, agreementMin, agreementMax].some((value) => value !== undefined);
}
