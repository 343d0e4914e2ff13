'use client';
/** What the table of instructions shows, kept in the address: a filter can be sent to somebody, and the way back works. */
import {
  createParser,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  type UseQueryStatesKeysMap,
  useQueryStates,
} from 'nuqs';
import type { InstructionListing } from '@/lib/client/queries/instructions';
import { RULES, VERDICTS } from '@/lib/core/domain/evolution';
import { INSTRUCTION_ORIGINS } from '@/lib/core/domain/instruction';
import { OPERATIONS } from '@/lib/core/domain/operation';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What somebody typed into the address and is no id counts as no filter. */
const parseAsId = createParser({
  parse: (text) => (UUID.test(text) ? text : null),
  serialize: (id: string) => id,
});

const KEYS = {
  text: parseAsString,
  status: parseAsStringLiteral(VERDICTS),
  operation: parseAsStringLiteral(OPERATIONS),
  runId: parseAsId,
  round: parseAsInteger,
  rule: parseAsStringLiteral(RULES),
  decidedBy: parseAsStringLiteral(['machine', 'people', 'adjudicator'] as const),
  origin: parseAsStringLiteral(INSTRUCTION_ORIGINS),
  seedSetId: parseAsId,
  order: parseAsStringLiteral(['newest', 'oldest'] as const).withDefault('newest'),
} satisfies UseQueryStatesKeysMap;

export type ListingChange = {
  [Key in keyof InstructionListing]?: InstructionListing[Key] | null | undefined;
};

const CLEARED = Object.fromEntries(Object.keys(KEYS).map((key) => [key, null])) as Record<keyof typeof KEYS, null>;

export function useListing() {
  const [values, setValues] = useQueryStates(KEYS, { history: 'replace', clearOnDefault: true });
  const { order, ...filter } = values;
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== ''));
  const listing: InstructionListing = { ...given, order };
  return {
    listing,
    isFiltered: Object.keys(given).length > 0,
    change: (change: ListingChange) => void setValues(change as Partial<typeof values>),
    clear: () => void setValues(CLEARED),
  };
}
