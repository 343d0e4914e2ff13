/** The table of instructions as the address gives it; page and browser read it alike, so that they ask under the same key. */
import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import { RULES, VERDICTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { INSTRUCTION_ORIGINS } from '@/lib/core/domain/instruction';
import { OPERATIONS } from '@/lib/core/domain/operation';

export type InstructionListing = InstructionFilter & { order: 'newest' | 'oldest' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_SEARCH = 200;

/** What somebody typed into the address and is no id counts as no filter. */
const parseAsId = createParser({
  parse: (text) => (UUID.test(text) ? text : null),
  serialize: (id: string) => id,
});

const parseAsRound = createParser({
  parse: (text) => {
    const round = parseAsInteger.parse(text);
    return round !== null && round >= 0 ? round : null;
  },
  serialize: (round: number) => String(round),
});

const parseAsSearch = createParser({
  parse: (text) => parseAsString.parse(text)?.slice(0, LONGEST_SEARCH) ?? null,
  serialize: (text: string) => text,
});

export const LISTING_KEYS = {
  text: parseAsSearch,
  status: parseAsStringLiteral(VERDICTS),
  operation: parseAsStringLiteral(OPERATIONS),
  runId: parseAsId,
  round: parseAsRound,
  rule: parseAsStringLiteral(RULES),
  decidedBy: parseAsStringLiteral(['machine', 'people', 'adjudicator'] as const),
  origin: parseAsStringLiteral(INSTRUCTION_ORIGINS),
  seedSetId: parseAsId,
  order: parseAsStringLiteral(['newest', 'oldest'] as const).withDefault('newest'),
};

export const loadListing = createLoader(LISTING_KEYS);

/** Filters that are off are left out, so that the same listing is always the same key. */
export function listingOf(values: inferParserType<typeof LISTING_KEYS>): InstructionListing {
  const { order, ...filter } = values;
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== ''));
  return { ...given, order };
}

const PAGE_SIZE = 50;

/** How the table is asked for page by page. */
export function listingPages(projectId: Id, listing: InstructionListing) {
  return {
    input: (cursor: string | null) => ({
      projectId,
      ...listing,
      limit: PAGE_SIZE,
      ...(cursor === null ? {} : { cursor }),
    }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
  };
}
