/** Teachers. A key goes in and never comes out. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { FAILURE_KINDS } from '../domain/teacher';
import { idField, nameField, projectInput } from './fields';

export const samplingSchema = z.object({
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().gt(0).max(1).optional(),
  maxTokens: z.number().int().min(1).max(1_000_000).optional(),
  frequencyPenalty: z.number().min(-2).max(2).optional(),
  presencePenalty: z.number().min(-2).max(2).optional(),
});

export const teacherParametersSchema = samplingSchema.extend({ systemPrompt: z.string().max(20_000).optional() });

export const teacherSchema = z.object({
  id: idField,
  name: z.string(),
  baseUrl: z.string(),
  model: z.string(),
  hasKey: z.boolean(),
  parameters: teacherParametersSchema,
  maxConcurrency: z.number(),
  requestTimeoutMs: z.number(),
  requestsPerMinute: z.number().nullable(),
  tokensPerMinute: z.number().nullable(),
  isRehearsal: z.boolean(),
  archivedAt: z.string().nullable(),
});
export type TeacherView = z.infer<typeof teacherSchema>;

/** Node's fetch gives up on a server that has sent nothing for five minutes. */
export const MAX_REQUEST_TIMEOUT_MS = 300_000;

const teacherFields = z.object({
  name: nameField,
  baseUrl: z.url({
    protocol: /^https?$/,
    error: 'Give an address that starts with http:// or https://, such as https://api.openai.com/v1.',
  }),
  model: z.string().trim().min(1, 'Name the model.').max(200),
  parameters: teacherParametersSchema.default({}),
  maxConcurrency: z.number().int().min(1).max(1024).default(16),
  requestTimeoutMs: z.number().int().min(1000).max(MAX_REQUEST_TIMEOUT_MS).default(120_000),
  /** null: as the server's headers say, or none */
  requestsPerMinute: z.number().int().min(1).max(10_000_000).nullable().default(null),
  tokensPerMinute: z.number().int().min(1).max(10_000_000).nullable().default(null),
});

/** `key` left out: unchanged; null: none. */
export const teacherInput = teacherFields.extend({
  key: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,4096}$/, 'A key has letters, digits and signs only, without spaces.')
    .nullable()
    .optional(),
});

export const teacherTestSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('answered'),
    text: z.string(),
    model: z.string(),
    latencyMs: z.number(),
    tokensIn: z.number(),
    tokensOut: z.number(),
    isRehearsal: z.boolean(),
  }),
  z.object({
    outcome: z.literal('failed'),
    kind: z.enum(FAILURE_KINDS),
    message: z.string(),
    remedy: z.string(),
    latencyMs: z.number(),
  }),
]);
export type TeacherTest = z.infer<typeof teacherTestSchema>;

export const teachersContract = {
  list: oc
    .route({ method: 'GET', path: '/projects/{projectId}/teachers' })
    .input(projectInput)
    .output(z.array(teacherSchema)),
  create: oc
    .route({ method: 'POST', path: '/projects/{projectId}/teachers' })
    .input(projectInput.extend(teacherInput.shape))
    .output(teacherSchema),
  update: oc
    .route({ method: 'PUT', path: '/projects/{projectId}/teachers/{teacherId}' })
    .input(projectInput.extend({ teacherId: idField, ...teacherInput.shape }))
    .output(teacherSchema),
  archive: oc
    .route({ method: 'DELETE', path: '/projects/{projectId}/teachers/{teacherId}' })
    .input(projectInput.extend({ teacherId: idField }))
    .output(z.object({})),
  restore: oc
    .route({ method: 'POST', path: '/projects/{projectId}/teachers/{teacherId}/restore' })
    .input(projectInput.extend({ teacherId: idField }))
    .output(z.object({})),
  /** One real call. With `teacherId` and no `key` the sealed key is used, so a draft of an existing teacher can be tried before it is saved. */
  test: oc
    .route({ method: 'POST', path: '/projects/{projectId}/teachers/test' })
    .input(projectInput.extend({ teacherId: idField.optional(), ...teacherInput.omit({ name: true }).shape }))
    .output(teacherTestSchema),
};
