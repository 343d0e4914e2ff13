/** Parts a hundred hundredths between people, each of them to as many as decide about one evolution: nobody's part is much larger than another's. */
import type { Id } from '@/lib/core/domain/identifier';

export type EqualShare = { personId: Id; shareFrom: number; shareTo: number };

export function equalShares(people: readonly { id: Id }[], overlap: number): EqualShare[] {
  const edge = (at: number) => Math.round((at * 100) / people.length);
  const wide = Math.min(overlap, people.length);
  return people
    .flatMap(({ id: personId }, at) => {
      const end = at + wide;
      // Beyond the last hundredth it goes on at the first.
      return [
        { personId, shareFrom: edge(at), shareTo: edge(Math.min(end, people.length)) },
        { personId, shareFrom: 0, shareTo: edge(Math.max(end - people.length, 0)) },
      ];
    })
    .filter(({ shareFrom, shareTo }) => shareFrom < shareTo);
}
