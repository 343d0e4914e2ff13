import { describe, expect, test } from 'vitest';
import type { TreeNode } from '@/lib/core/contract/lineages';
import { findTyped, foldedAtFirst, moveBy, treeModel, visibleRows } from './tree-model';

const seed = { id: 'seed', excerpt: 'A seed', isRehearsal: false };

function node(id: string, parentId: string, more: Partial<TreeNode> = {}): TreeNode {
  return {
    ...{ evolutionId: id, instructionId: `text of ${id}`, parentId, runId: 'run', round: 1, attempt: 1 },
    ...{
      operation: 'deepening',
      templateVersion: 1,
      state: 'kept',
      verdict: 'kept',
      status: 'kept',
      decidedBy: 'machine',
    },
    ...{ rule: null, isBlind: false, isFlagged: false, excerpt: `Words of ${id}`, ...more },
  };
}

/** seed → a → (b, c → d), seed → e */
const nodes = [
  node('a', 'seed'),
  node('e', 'seed', { operation: 'breadth' }),
  node('b', 'text of a'),
  node('c', 'text of a', { operation: 'human_edit', attempt: null }),
  node('d', 'text of c', { operation: 'constraints', instructionId: null, excerpt: null, state: 'planned' }),
];
const model = treeModel({ seed, nodes });
const rows = visibleRows(model, new Set());
const idsOf = (folded: string[]) => visibleRows(model, new Set(folded)).map((row) => row.id);

describe('rows', () => {
  test('stand below their parent, with level, place and the lines that go on', () => {
    expect(rows.map((row) => [row.id, row.level, row.place, row.siblings, row.rails])).toEqual([
      ['seed', 1, 1, 1, []],
      ['a', 2, 1, 2, []],
      ['b', 3, 1, 2, [true]],
      ['c', 3, 2, 2, [true]],
      ['d', 4, 1, 1, [true, false]],
      ['e', 2, 2, 2, []],
    ]);
    expect([...model.sizes]).toEqual(
      expect.arrayContaining([
        ['seed', 5],
        ['a', 3],
        ['c', 1],
      ]),
    );
  });

  test('below a folded one are not seen', () => {
    expect(idsOf(['a'])).toEqual(['seed', 'a', 'e']);
    expect(idsOf(['seed'])).toEqual(['seed']);
  });

  test('of a large tree are folded at first, but not on the way to what was asked for', () => {
    const many = Array.from({ length: 120 }, (_, at) => [
      node(`p${at}`, 'seed'),
      node(`q${at}`, `text of p${at}`),
      node(`r${at}`, `text of q${at}`),
    ]).flat();
    const large = treeModel({ seed, nodes: many });
    const folded = foldedAtFirst(large, 'r7');
    const seen = visibleRows(large, folded).map((row) => row.id);
    expect(seen).toContain('r7');
    expect(seen).not.toContain('r8');
    expect(seen).toHaveLength(1 + 120 + 120 + 1);
    expect(foldedAtFirst(model, null).size).toBe(0);
  });
});

describe('keys', () => {
  test('arrows move over what is seen, open and close', () => {
    expect(moveBy('ArrowDown', rows, 'a')).toEqual({ go: 'b' });
    expect(moveBy('ArrowUp', rows, 'e')).toEqual({ go: 'd' });
    expect(moveBy('ArrowUp', rows, 'seed')).toEqual({});
    expect(moveBy('ArrowLeft', rows, 'b')).toEqual({ go: 'a' });
    expect(moveBy('ArrowLeft', rows, 'a')).toEqual({ fold: 'a' });
    expect(moveBy('ArrowRight', rows, 'a')).toEqual({ go: 'b' });
    expect(moveBy('ArrowRight', visibleRows(model, new Set(['a'])), 'a')).toEqual({ unfold: ['a'] });
    expect(moveBy('ArrowRight', rows, 'b')).toEqual({});
    expect(moveBy('Home', rows, 'd')).toEqual({ go: 'seed' });
    expect(moveBy('End', rows, 'a')).toEqual({ go: 'e' });
    expect(moveBy('*', rows, 'a')).toEqual({ unfold: ['a', 'e'] });
    expect(moveBy('q', rows, 'a')).toBeNull();
  });

  test('letters find the next operation or text, round again', () => {
    expect(findTyped(rows, 'a', 'd')).toBe('b');
    expect(findTyped(rows, 'b', 'd')).toBe('a');
    expect(findTyped(rows, 'a', 'words of c')).toBe('c');
    expect(findTyped(rows, 'd', 'co')).toBe('d');
    expect(findTyped(rows, 'a', 'zzz')).toBeNull();
  });
});
