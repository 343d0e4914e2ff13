/** The default template of a built-in operation: what version 1 says in every project. */
import type { OperationId } from '../../domain/operation';
import { OPERATION_REGISTRY } from './registry.generated';

export function defaultTemplate(operation: OperationId): string {
  const found = OPERATION_REGISTRY.find(({ id }) => id === operation);
  if (!found) throw new Error(`There is no built-in operation ${operation}.`);
  return found.template;
}
