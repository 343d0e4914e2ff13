/** The error body of every call: what happened, where, and what to do. */
import { z } from 'zod';
import { APP_ERROR_STATUS, type AppErrorCode } from '../domain/app-error';

const codes = Object.keys(APP_ERROR_STATUS) as [AppErrorCode, ...AppErrorCode[]];

export const problemSchema = z.object({
  code: z.enum([...codes, 'internal']),
  message: z.string(),
  place: z.string().optional(),
  remedy: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
