/** Parts a hundred hundredths between people: nobody's part is more than one larger than another's. */
import type { Id } from '@/lib/core/domain/identifier';

export function equalShares(people: readonly { id: Id }[]): { personId: Id; shareFrom: number; shareTo: number }[] {
  const edge = (at: number) => Math.round((at * 100) / people.length);
  return people
    .map(({ id }, at) => ({ personId: id, shareFrom: edge(at), shareTo: edge(at + 1) }))
    .filter(({ shareFrom, shareTo }) => shareFrom < shareTo);
}
