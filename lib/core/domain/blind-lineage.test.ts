import { expect, test } from 'vitest';
import { followersOfBlind, type LineageEdge } from './blind-lineage';

const edge = (
  evolutionId: string,
  parentId: string,
  round: number,
  attempt: number | null,
  runId = 'run',
): LineageEdge => ({ evolutionId, instructionId: `${evolutionId}!`, parentId, runId, round, attempt });

const EDGES = [
  edge('first', 'seed', 1, 1),
  edge('again', 'seed', 1, 2),
  edge('edited', 'seed', 1, null),
  edge('other run', 'seed', 1, 2, 'second'),
  edge('late', 'seed', 2, 1),
  edge('below', 'again!', 2, 1),
  edge('deep', 'below!', 3, 1),
];
const followers = (...blind: string[]) => [...followersOfBlind(EDGES, new Set(blind))];

test('what was made of it and what was tried after it follow it, with everything below', () => {
  expect(followers('first')).toEqual(['again', 'edited', 'late', 'below', 'deep']);
  expect(followers('again')).toEqual(['edited', 'late', 'below', 'deep']);
  expect(followers('below')).toEqual(['deep']);
});

test('what came before it, and what another run made, stays; of nothing hidden nothing follows', () => {
  expect(followers('late')).toEqual([]);
  expect(followers('other run')).toEqual([]);
  expect(followers()).toEqual([]);
  expect(followers('again', 'first')).toContain('again');
});

test('of two edits of one child neither follows the other', () => {
  expect([...followersOfBlind([edge('one', 'seed', 1, null), edge('two', 'seed', 1, null)], new Set(['one']))]).toEqual(
    [],
  );
});
