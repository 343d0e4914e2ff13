/** The operations in the order of the page: those of each method under its name, what no method names, and the project's own. */
import type { OperationView } from '@/lib/core/contract/operations';
import { BUILT_IN_IDS, compareOperations, type OperationId } from '@/lib/core/domain/operation';
import { METHODS } from '@/lib/core/evolution/methods/known-methods';

export type OperationGroup = { label: string; operations: OperationId[] };

export const OFF = 'Switched off';

/** `ids`: those that have a template. An operation of two methods stands under the first. */
export function operationGroups(ids: readonly OperationId[], own: readonly OperationView[]): OperationGroup[] {
  const left = new Set([...ids].sort(compareOperations));
  const take = (label: string, isPart: (id: OperationId) => boolean): OperationGroup => {
    const operations = [...left].filter(isPart);
    for (const id of operations) left.delete(id);
    return { label, operations };
  };
  const isOff = (id: OperationId) => own.some(({ operation, isOn }) => operation === id && !isOn);
  return [
    ...METHODS.map(({ label, operations }) => take(label, (id) => operations.includes(id))),
    take('Others', (id) => BUILT_IN_IDS.includes(id)),
    take('Own', (id) => !isOff(id)),
    take(OFF, () => true),
  ].filter(({ operations }) => operations.length > 0);
}
