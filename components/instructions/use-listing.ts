'use client';
/** What the table of instructions shows, kept in the address: a filter can be sent to somebody, and the way back works. */
import { useQueryStates } from 'nuqs';
import { type InstructionListing, LISTING_KEYS, listingOf } from '@/lib/client/instruction-listing';

export type ListingChange = {
  [Key in keyof InstructionListing]?: InstructionListing[Key] | null | undefined;
};

const CLEARED = Object.fromEntries(Object.keys(LISTING_KEYS).map((key) => [key, null])) as Record<
  keyof typeof LISTING_KEYS,
  null
>;

export function useListing() {
  const [values, setValues] = useQueryStates(LISTING_KEYS, { history: 'replace', clearOnDefault: true });
  const listing = listingOf(values);
  return {
    listing,
    isFiltered: Object.keys(listing).length > 1,
    change: (change: ListingChange) => void setValues(change as Partial<typeof values>),
    clear: () => void setValues(CLEARED),
  };
}
