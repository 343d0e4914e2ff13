/** Operations: those that are built in, and those that a project made for itself. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { RULES } from '../domain/evolution';
import { FAMILIES } from '../domain/operation';
import { OPERATION_ICONS } from '../domain/operation-icon';
import { OWN_FAMILIES } from '../domain/own-operation';
import { operationField, projectInput, timeField } from './fields';

/** What a project says of its own operation; the name is fixed when it is made. */
export const operationSettingsSchema = z.object({
  family: z.enum(OWN_FAMILIES),
  icon: z.enum(OPERATION_ICONS),
  summary: z.string().trim().min(1, 'Say in one sentence what it asks for.').max(200),
  /** rules that say nothing about its children, even when the run has them on */
  skippedRules: z.array(z.enum(RULES)).default([]),
  /** the new instruction is what follows the last line with this label; null: the whole reply */
  replyLabel: z
    .string()
    .trim()
    .max(80)
    .regex(/\p{L}/u, 'A label holds at least one letter; leave it empty when the whole reply is the instruction.')
    .nullable()
    .default(null),
});

export const operationSchema = z.object({
  operation: operationField,
  family: z.enum(FAMILIES),
  icon: z.enum(OPERATION_ICONS),
  summary: z.string(),
  skippedRules: z.array(z.enum(RULES)),
  replyLabel: z.string().nullable(),
  isBuiltIn: z.boolean(),
  /** false: no new run can use it; what it made keeps its name */
  isOn: z.boolean(),
  createdByName: z.string().nullable(),
  createdAt: timeField.nullable(),
});
export type OperationView = z.infer<typeof operationSchema>;

/** What a run, or a dry run, keeps of the project's own operations. */
export const ownOperationsField = z.record(
  operationField,
  z.object({
    family: z.enum(FAMILIES),
    skippedRules: z.array(z.enum(RULES)).optional(),
    replyLabel: z.string().optional(),
  }),
);

const one = projectInput.extend({ operation: operationField });

export const operationsContract = {
  /** Built-in ones first, in their order, then the project's own by name. */
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/operations' })
    .input(projectInput)
    .output(z.array(operationSchema)),
  /** `text` becomes version 1 of its template. */
  create: oc
    .route({ method: 'POST', path: '/projects/{projectId}/operations' })
    .input(projectInput.extend({ operation: z.string(), text: z.string(), ...operationSettingsSchema.shape }))
    .output(operationSchema),
  /** For runs that are made from now on. */
  change: oc
    .route({ method: 'PUT', path: '/projects/{projectId}/operations/{operation}' })
    .input(one.extend(operationSettingsSchema.shape))
    .output(operationSchema),
  /** For good: there is no way back. */
  switchOff: oc
    .route({ method: 'POST', path: '/projects/{projectId}/operations/{operation}/off' })
    .input(one)
    .output(z.object({})),
};
