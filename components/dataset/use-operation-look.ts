'use client';
/** How operations look in the project that the address speaks of, its own ones too. */
import { useOwnOperations } from '@/lib/client/queries/operations';
import type { OperationId } from '@/lib/core/domain/operation';
import { type OperationLook, operationLook } from './operation-look';

export function useOperationLooks(): (operation: OperationId) => OperationLook {
  const own = useOwnOperations();
  return (operation) =>
    operationLook(
      operation,
      own.find((one) => one.operation === operation),
    );
}

export function useOperationLook(operation: OperationId): OperationLook {
  return useOperationLooks()(operation);
}
