/** What is assigned to fewer people than decide about each evolution: it would stay open for ever, whoever works. */
import type { AssignmentView } from '@/lib/core/contract/assignments';
import type { OperationId } from '@/lib/core/domain/operation';

type Assigned = Pick<AssignmentView, 'personId' | 'filter' | 'shareFrom' | 'shareTo'>;

/** `operation` null: of all those that no assignment names. */
export type ShortShare = { operation: OperationId | null; hundredths: number };

export function shortShares(
  assignments: readonly Assigned[],
  { overlap, peopleCount }: { overlap: number; peopleCount: number },
): ShortShare[] {
  if (assignments.length === 0) return [];
  const named = assignments.flatMap(({ filter }) => filter.operation ?? []);
  const unassigned = peopleCount - new Set(assignments.map(({ personId }) => personId)).size;
  return [null, ...new Set(named)].flatMap((operation) => {
    // A part by run, round or verdict is set by scripts alone; what it covers is not known here.
    const reaching = assignments.filter(({ filter }) => Object.values(filter).every((value) => value === operation));
    const decidersOf = (at: number) => {
      const holders = reaching.filter(({ shareFrom, shareTo }) => at >= shareFrom && at < shareTo);
      // What is assigned to nobody goes to those who have no assignment.
      return holders.length > 0 ? new Set(holders.map(({ personId }) => personId)).size : unassigned;
    };
    const hundredths = Array.from({ length: 100 }, (_, at) => at).filter((at) => decidersOf(at) < overlap).length;
    return hundredths > 0 ? [{ operation, hundredths }] : [];
  });
}
