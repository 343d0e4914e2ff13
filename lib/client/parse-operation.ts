/** An operation as an address gives it: any name of the right form, because a project may have its own. */
import { createParser } from 'nuqs/server';
import { OPERATION_ID_FORM, type OperationId } from '@/lib/core/domain/operation';

export const parseAsOperation = createParser<OperationId>({
  parse: (text) => (OPERATION_ID_FORM.test(text) ? text : null),
  serialize: (id) => id,
});
