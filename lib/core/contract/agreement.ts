/** How far people say the same: per operation and per pair of people. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { operationField, projectInput, timeField } from './fields';

/** A figure with n, or why there is none. */
export const statisticSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    value: z.number(),
    n: z.number(),
    interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  }),
  z.object({ kind: z.literal('undefined'), n: z.number(), why: z.string() }),
]);

const measuresSchema = z.object({
  /** of pairs of words about the same item */
  percent: statisticSchema,
  /** of two people; undefined where there are more */
  kappa: statisticSchema,
  alpha: statisticSchema,
  /** items about which people disagree */
  disagreements: z.number(),
});

export const operationAgreementSchema = measuresSchema.extend({
  /** null: all operations together */
  operation: z.string().nullable(),
  /** items that at least two people accepted or rejected */
  itemCount: z.number(),
  personCount: z.number(),
});
export type OperationAgreement = z.infer<typeof operationAgreementSchema>;

const personField = z.object({ id: z.string(), name: z.string() });
export const pairAgreementSchema = measuresSchema.extend({
  first: personField,
  second: personField,
  itemCount: z.number(),
});
export type PairAgreement = z.infer<typeof pairAgreementSchema>;

export const agreementSchema = z.object({
  together: operationAgreementSchema,
  /** lowest first; undefined ones last */
  operations: z.array(operationAgreementSchema),
  /** of the asked operation or of all, lowest first */
  pairs: z.array(pairAgreementSchema),
  countedAt: timeField,
});
export type AgreementView = z.infer<typeof agreementSchema>;

export const agreementContract = {
  /** Counted when it is asked for; `unsure` counts as missing. */
  read: oc
    .route({ method: 'GET', path: '/projects/{projectId}/agreement' })
    .input(projectInput.extend({ operation: operationField.optional() }))
    .output(agreementSchema),
};
