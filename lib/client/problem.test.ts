import { expect, test } from 'vitest';
import { problemSchema } from '@/lib/core/contract/problem';
import { isProblem } from './problem';

test.each([
  { code: 'not_found', message: 'It is gone.' },
  { code: 'internal', message: 'Oh.', place: 'row 3', remedy: 'Try again.' },
  { code: 'toString', message: 'no code of ours' },
  { code: 'conflict' },
  { code: 'conflict', message: 'x', remedy: 4 },
  null,
  'not_found',
])('%j is a problem for the browser when it is one for the contract', (value) => {
  expect(isProblem(value)).toBe(problemSchema.safeParse(value).success);
});
