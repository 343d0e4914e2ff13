/** Which operations a project can ask a teacher for. */
import { AppError } from '@/lib/core/domain/app-error';
import { BUILT_IN_IDS, type OperationId } from '@/lib/core/domain/operation';

/** Refuses the first that nobody knows; `placeOf` names the field it came in. */
export function requireOperations(ids: readonly OperationId[], placeOf: (id: OperationId) => string): void {
  const unknown = ids.find((id) => !BUILT_IN_IDS.includes(id));
  if (unknown === undefined) return;
  throw new AppError('invalid_input', `There is no operation “${unknown}” in this project.`, {
    place: placeOf(unknown),
    remedy: `Known are ${BUILT_IN_IDS.join(', ')}.`,
  });
}
