/** Lets react-hook-form check a form by a zod schema: the first message of each field is the one that is shown. */
import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import type { z } from 'zod';

type Nested = { [key: string]: Nested | { type: string; message: string } };

function place(errors: Nested, path: readonly PropertyKey[], message: string): void {
  const [first, ...rest] = path;
  const key = String(first ?? 'root');
  const there = errors[key];
  if (rest.length === 0) {
    errors[key] ??= { type: 'zod', message };
  } else if (there === undefined || !('message' in there)) {
    const inner = (there ?? {}) as Nested;
    errors[key] = inner;
    place(inner, rest, message);
  }
}

export function zodResolver<Input extends FieldValues, Output>(
  schema: z.ZodType<Output, Input>,
): Resolver<Input, unknown, Output> {
  return async (values) => {
    const result = schema.safeParse(values);
    if (result.success) return { values: result.data, errors: {} };
    const errors: Nested = {};
    for (const issue of result.error.issues) place(errors, issue.path, issue.message);
    return { values: {}, errors: errors as FieldErrors<Input> };
  };
}
