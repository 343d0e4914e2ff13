'use client';
/** What the table of instructions shows, kept in the address: a filter can be sent to somebody, and the way back works. */
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { parseAsString, useQueryState, useQueryStates } from 'nuqs';
import {
  COLUMNS_KEY,
  type InstructionListing,
  LISTING_KEYS,
  listingOf,
  unknownWords,
} from '@/lib/client/instruction-listing';

export type ListingChange = {
  [Key in keyof InstructionListing]?: InstructionListing[Key] | null | undefined;
};

const CLEARED = Object.fromEntries(Object.keys(LISTING_KEYS).map((key) => [key, null])) as Record<
  keyof typeof LISTING_KEYS,
  null
>;

export function useListing() {
  const [values, setValues] = useQueryStates(LISTING_KEYS, { history: 'replace', clearOnDefault: true });
  const [columns, setColumns] = useQueryState(COLUMNS_KEY, parseAsString.withOptions({ history: 'replace' }));
  const address = useSearchParams();
  const router = useRouter();
  const path = usePathname();
  const { order, ...filter } = listingOf(values);
  return {
    listing: { ...filter, order },
    filter,
    isFiltered: Object.keys(filter).length > 0,
    unknown: unknownWords(address),
    /** Another address, because a key that this table does not know is none of its state. */
    removeUnknown: () => {
      const kept = new URLSearchParams(address);
      for (const { key } of unknownWords(address)) kept.delete(key);
      router.replace(`${path}?${kept}`);
    },
    query: address.toString(),
    columns,
    setColumns: (next: string | null) => void setColumns(next),
    change: (change: ListingChange) => void setValues(change as Partial<typeof values>),
    clear: () => void setValues({ ...CLEARED, order }),
  };
}

export type ListingState = ReturnType<typeof useListing>;
