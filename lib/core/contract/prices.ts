/** Prices of models, per project: entered by people, never shipped, because a list of somebody's prices is wrong the day after. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { projectInput, timeField } from './fields';

const priceField = z
  .string()
  .trim()
  .regex(/^\d{1,6}(\.\d{1,6})?$/, 'Dollars per million tokens, such as 0.15.');
const shareField = z
  .string()
  .trim()
  .regex(/^(0(\.\d{1,3})?|1(\.0{1,3})?)$/, 'A share from 0 to 1, such as 0.5.');

/** Decimal texts, in US dollars per million tokens. */
export const modelPriceSchema = z.object({
  inputPerMillion: priceField,
  /** null: cached tokens cost what the others cost */
  cachedPerMillion: priceField.nullable(),
  outputPerMillion: priceField,
  /** the share of the live price that a batch costs */
  batchShare: shareField.default('0.5'),
});

const modelField = z.string().trim().min(1, 'Name the model.').max(200);

export const priceViewSchema = z.object({
  model: z.string(),
  /** null: a teacher uses this model, and nobody has said what it costs */
  price: modelPriceSchema.nullable(),
  /** the rehearsal teacher's model costs nothing unless it is priced */
  isRehearsal: z.boolean(),
  changedBy: z.string().nullable(),
  changedAt: timeField.nullable(),
});
export type PriceView = z.infer<typeof priceViewSchema>;

export const pricesContract = {
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/prices' })
    .input(projectInput)
    .output(z.array(priceViewSchema)),
  /** Holds for calls from now on; what was paid stays as it was. */
  set: oc
    .route({ method: 'PUT', path: '/projects/{projectId}/prices' })
    .input(projectInput.extend({ model: modelField, price: modelPriceSchema }))
    .output(z.array(priceViewSchema)),
  /** A POST, because a model's name holds slashes that a path cannot. */
  remove: oc
    .route({ method: 'POST', path: '/projects/{projectId}/prices/remove' })
    .input(projectInput.extend({ model: modelField }))
    .output(z.array(priceViewSchema)),
};
