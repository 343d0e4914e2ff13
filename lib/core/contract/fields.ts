/** Small zod pieces that several calls share. */
import { z } from 'zod';
import { OPERATION_ID_FORM } from '../domain/operation';

export const idField = z.uuid();
export const timeField = z.iso.datetime();
/** Any name of the right form: what a project knows is for the service to say. */
export const operationField = z
  .string()
  .regex(OPERATION_ID_FORM, 'An operation is named by 2 to 40 small letters, digits and underscores.');
export const nameField = z.string().trim().min(1, 'Give it a name.').max(120);
/** US dollars as a decimal text, so that no sum drifts. */
export const usdField = z.string().regex(/^\d{1,6}(\.\d{1,8})?$/, 'An amount in dollars, such as 5 or 2.50.');
export const projectInput = z.object({ projectId: idField });

/** A keyset page: `nextCursor` is opaque and null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** One or several, as a list in an address is. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .union([item, z.array(item)])
    .transform((given) => (Array.isArray(given) ? given : [given]) as z.output<Item>[])
    .optional();
