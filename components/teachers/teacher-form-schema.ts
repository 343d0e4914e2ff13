/** What stands in the fields of a teacher's form, and what it means to the contract. */
import { z } from 'zod';
import { MAX_REQUEST_TIMEOUT_MS, samplingSchema, type TeacherView, teacherInput } from '@/lib/core/contract/teachers';

/** An empty field means: nothing is sent, the server's own default holds. */
function optionalNumber(schema: z.ZodType<number | undefined>, sentence: string) {
  return z
    .string()
    .trim()
    .transform((text) => (text === '' ? undefined : Number(text)))
    .refine((value) => schema.safeParse(value).success, sentence);
}

function wholeNumber(min: number, max: number) {
  return z
    .string()
    .trim()
    .transform(Number)
    .refine(
      (value) => Number.isInteger(value) && value >= min && value <= max,
      `A whole number from ${min} to ${max}.`,
    );
}

const { temperature, topP, maxTokens, frequencyPenalty, presencePenalty } = samplingSchema.shape;

const perMinute = z.number().int().min(1).max(10_000_000).optional();

export const teacherFormSchema = z.object({
  name: teacherInput.shape.name,
  baseUrl: z.string().trim().pipe(teacherInput.shape.baseUrl),
  model: teacherInput.shape.model,
  /** empty: the stored key stays, or there is none */
  key: z.union([z.literal(''), teacherInput.shape.key.unwrap().unwrap()]),
  removesKey: z.boolean(),
  temperature: optionalNumber(temperature, 'A number from 0 to 2, such as 0.7.'),
  topP: optionalNumber(topP, 'A number above 0, at most 1.'),
  maxTokens: optionalNumber(maxTokens, 'A whole number of tokens, at most 1 000 000.'),
  frequencyPenalty: optionalNumber(frequencyPenalty, 'A number from −2 to 2.'),
  presencePenalty: optionalNumber(presencePenalty, 'A number from −2 to 2.'),
  systemPrompt: z.string().max(20_000, 'At most 20 000 characters.'),
  maxConcurrency: wholeNumber(1, 1024),
  timeoutSeconds: wholeNumber(1, MAX_REQUEST_TIMEOUT_MS / 1000),
  requestsPerMinute: optionalNumber(perMinute, 'A whole number of requests, or nothing.'),
  tokensPerMinute: optionalNumber(perMinute, 'A whole number of tokens, or nothing.'),
});

export type TeacherFormValues = z.input<typeof teacherFormSchema>;
export type TeacherFormResult = z.output<typeof teacherFormSchema>;

export function toFormValues(teacher: TeacherView | null): TeacherFormValues {
  const own = teacher?.parameters ?? {};
  const shown = (value: number | undefined) => value?.toString() ?? '';
  return {
    name: teacher?.name ?? '',
    baseUrl: teacher?.baseUrl ?? '',
    model: teacher?.model ?? '',
    key: '',
    removesKey: false,
    temperature: shown(own.temperature),
    topP: shown(own.topP),
    maxTokens: shown(own.maxTokens),
    frequencyPenalty: shown(own.frequencyPenalty),
    presencePenalty: shown(own.presencePenalty),
    systemPrompt: own.systemPrompt ?? '',
    maxConcurrency: shown(teacher?.maxConcurrency ?? 16),
    requestsPerMinute: shown(teacher?.requestsPerMinute ?? undefined),
    tokensPerMinute: shown(teacher?.tokensPerMinute ?? undefined),
    timeoutSeconds: shown((teacher?.requestTimeoutMs ?? 120_000) / 1000),
  };
}

/** `key` is left out when the stored one stays. */
export function toTeacherInput(form: TeacherFormResult) {
  const { temperature, topP, maxTokens, frequencyPenalty, presencePenalty, systemPrompt } = form;
  const parameters = { temperature, topP, maxTokens, frequencyPenalty, presencePenalty, systemPrompt };
  const key = form.removesKey ? null : form.key || undefined;
  return {
    name: form.name,
    baseUrl: form.baseUrl,
    model: form.model,
    parameters: Object.fromEntries(
      Object.entries(parameters).filter(([, value]) => value !== undefined && value !== ''),
    ),
    maxConcurrency: form.maxConcurrency,
    requestTimeoutMs: form.timeoutSeconds * 1000,
    requestsPerMinute: form.requestsPerMinute ?? null,
    tokensPerMinute: form.tokensPerMinute ?? null,
    ...(key === undefined ? {} : { key }),
  };
}
