import { expect, test } from 'vitest';
import type { OperationView } from '@/lib/core/contract/operations';
import { operationGroups } from './operation-groups';

const own = (operation: string, isOn = true): OperationView => ({
  ...{ operation, isOn, family: 'in_depth', icon: 'quote', summary: '', skippedRules: [], replyLabel: null },
  ...{ isBuiltIn: false, createdByName: null, createdAt: null },
});

test('built-in ones under their method, then the own, and what is switched off at the end', () => {
  const ids = ['breadth', 'zebra', 'put_as_riddle', 'gone', 'constraints'];
  expect(operationGroups(ids, [own('put_as_riddle'), own('zebra'), own('gone', false)])).toEqual([
    { label: 'Evol-Instruct', operations: ['constraints', 'breadth'] },
    { label: 'Own', operations: ['put_as_riddle', 'zebra'] },
    { label: 'Switched off', operations: ['gone'] },
  ]);
});

test('an empty group is left out', () => {
  expect(operationGroups(['breadth'], [])).toHaveLength(1);
});
