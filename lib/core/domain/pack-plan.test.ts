import { expect, test } from 'vitest';
import { type KnownVersion, planPack } from './pack-plan';

const known = (version: number, text: string, isChosen = false): KnownVersion => ({
  id: `v${version}`,
  operation: 'breadth',
  version,
  text,
  isChosen,
});

const KNOWN = [known(1, 'one'), known(2, 'two', true), known(3, 'three')];

test.each([
  ['two', 'unchanged', 2],
  ['one', 'choose', 1],
  ['three', 'choose', 3],
  ['two ', 'new_version', 4],
] as const)('%j: %s, version %i', (text, kind, version) => {
  expect(planPack([{ id: 'breadth', text }], KNOWN)).toEqual([
    { operation: 'breadth', kind, version, newestVersion: 3 },
  ]);
});

test('an operation without any version gets its first', () => {
  expect(planPack([{ id: 'constraints', text: 'x' }], KNOWN)).toEqual([
    { operation: 'constraints', kind: 'new_version', version: 1, newestVersion: 0 },
  ]);
});
