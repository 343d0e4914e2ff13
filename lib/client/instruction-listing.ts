/** The table of instructions as the address gives it; page and browser read it alike, so that they ask under the same key. */
import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsFloat,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import { RULES, VERDICTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { INSTRUCTION_ORIGINS } from '@/lib/core/domain/instruction';
import { INSTRUCTION_ORDERS, type InstructionOrder, REVIEW_STANDS } from '@/lib/core/domain/listing';
import { DECISIONS } from '@/lib/core/domain/review';
import { parseAsOperation } from './parse-operation';

export type InstructionListing = InstructionFilter & { order: InstructionOrder };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_SEARCH = 200;
const LONGEST_PERSON = 100;
const MOST_WORDS = 1_000_000;

const parseAsId = createParser({
  parse: (text) => (UUID.test(text) ? text : null),
  serialize: (id: string) => id,
});

/** Number() of the whole text, because parseInt would take "12 monkeys" for a number. */
const parseWithin = (low: number, high: number, parser: typeof parseAsInteger | typeof parseAsFloat) =>
  createParser({
    parse: (text) => {
      const value = Number.isNaN(Number(text)) ? null : parser.parse(text);
      return value !== null && value >= low && value <= high ? value : null;
    },
    serialize: (value: number) => String(value),
  });

const parseAsSearch = createParser({
  parse: (text) => parseAsString.parse(text)?.slice(0, LONGEST_SEARCH) ?? null,
  serialize: (text: string) => text,
});

const parseAsPerson = createParser({
  parse: (text) => (text.length > 0 && text.length <= LONGEST_PERSON ? text : null),
  serialize: (id: string) => id,
});

const words = parseWithin(0, MOST_WORDS, parseAsInteger);
const added = parseWithin(-MOST_WORDS, MOST_WORDS, parseAsInteger);
const share = parseWithin(0, 1, parseAsFloat);

export const LISTING_KEYS = {
  text: parseAsSearch,
  status: parseAsStringLiteral(VERDICTS),
  verdict: parseAsStringLiteral(VERDICTS),
  operation: parseAsOperation,
  runId: parseAsId,
  round: words,
  rule: parseAsStringLiteral(RULES),
  decidedBy: parseAsStringLiteral(['machine', 'people', 'adjudicator'] as const),
  personId: parseAsPerson,
  said: parseAsStringLiteral(DECISIONS),
  review: parseAsStringLiteral(REVIEW_STANDS),
  audit: parseAsStringLiteral(['in', 'out'] as const),
  templateVersionId: parseAsId,
  teacherId: parseAsId,
  origin: parseAsStringLiteral(INSTRUCTION_ORIGINS),
  seedSetId: parseAsId,
  wordsMin: words,
  wordsMax: words,
  addedMin: added,
  addedMax: added,
  overlapMin: share,
  overlapMax: share,
  agreementMin: share,
  agreementMax: share,
  order: parseAsStringLiteral(INSTRUCTION_ORDERS).withDefault('newest'),
};

/** In the address, and no part of what is asked for. */
export const COLUMNS_KEY = 'columns';

export const loadListing = createLoader(LISTING_KEYS);

/** Filters that are off are left out, so that the same listing is always the same key. */
export function listingOf(values: inferParserType<typeof LISTING_KEYS>): InstructionListing {
  const { order, ...filter } = values;
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== ''));
  return { ...given, order };
}

const isListingKey = (key: string): key is keyof typeof LISTING_KEYS => key in LISTING_KEYS;

/** What the address asks for and the table does not know, word by word. */
export function unknownWords(address: Iterable<[string, string]>): { key: string; value: string }[] {
  return [...address].flatMap(([key, value]) => {
    if (key === COLUMNS_KEY) return [];
    const isKnown = isListingKey(key) && (value === '' || LISTING_KEYS[key].parse(value) !== null);
    return isKnown ? [] : [{ key, value }];
  });
}

/** At which end of the order reading begins. */
export type ListingEnd = 'start' | 'end';
type PageParam = { cursor: string | null; direction: 'forward' | 'backward' };

const PAGE_SIZE = 100;

/** How the table is asked for page by page. */
export function listingPages(projectId: Id, listing: InstructionListing, end: ListingEnd = 'start') {
  const initialPageParam: PageParam = { cursor: null, direction: end === 'start' ? 'forward' : 'backward' };
  return {
    input: ({ cursor, direction }: PageParam) => ({
      ...{ projectId, ...listing, direction, limit: PAGE_SIZE },
      ...(cursor === null ? {} : { cursor }),
    }),
    initialPageParam,
    getNextPageParam: (page: { nextCursor: string | null }): PageParam | null =>
      page.nextCursor === null ? null : { cursor: page.nextCursor, direction: 'forward' },
    getPreviousPageParam: (page: { previousCursor: string | null }): PageParam | null =>
      page.previousCursor === null ? null : { cursor: page.previousCursor, direction: 'backward' },
  };
}
