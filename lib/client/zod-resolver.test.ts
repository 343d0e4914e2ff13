import { expect, test } from 'vitest';
import { z } from 'zod';
import { zodResolver } from './zod-resolver';

const schema = z
  .object({
    name: z.string().min(1, 'Give it a name.').max(3, 'Too long.'),
    sampling: z.object({ topP: z.coerce.number<string>().max(1, 'At most 1.') }),
  })
  .refine((form) => form.name !== 'bad', 'Not this one.');
const resolve = zodResolver(schema);
const options = { fields: {}, shouldUseNativeValidation: false };

test('what is sound comes back as the schema makes it', async () => {
  expect(await resolve({ name: 'abc', sampling: { topP: '0.5' } }, undefined, options)).toEqual({
    values: { name: 'abc', sampling: { topP: 0.5 } },
    errors: {},
  });
});

test('each field carries its own message, nested where the field is', async () => {
  const { errors } = await resolve({ name: '', sampling: { topP: '7' } }, undefined, options);
  expect(errors).toEqual({
    name: { type: 'zod', message: 'Give it a name.' },
    sampling: { topP: { type: 'zod', message: 'At most 1.' } },
  });
});

test('what is wrong with the whole stands at the root', async () => {
  const { errors } = await resolve({ name: 'bad', sampling: { topP: '1' } }, undefined, options);
  expect(errors).toEqual({ root: { type: 'zod', message: 'Not this one.' } });
});
