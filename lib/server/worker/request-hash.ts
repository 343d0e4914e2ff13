/** The name of a request: the same model, messages and parameters give the same hash, in whatever order they were put together. */
import { hash } from 'node:crypto';
import type { SentRequest } from '../teacher/sent-request';

export function requestHash({ model, messages, parameters }: SentRequest): string {
  return hash('sha256', canonical({ model, messages, parameters }));
}

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}
