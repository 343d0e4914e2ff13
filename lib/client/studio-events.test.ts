import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { RunView } from '@/lib/core/contract/runs';
import { queries } from './api-client';
import { applyStudioEvent } from './studio-events';

const projectId = '01a202d5-3fd4-7364-85d9-2450ffa31409';
const runNamed = (id: string, name: string) => ({ id, name, projectId, rounds: [] }) as unknown as RunView;

test('a run replaces itself in its own entry and in the list', () => {
  const client = new QueryClient();
  const listKey = queries.runs.list.queryKey({ input: { projectId } });
  client.setQueryData(listKey, [runNamed('b', 'old'), runNamed('a', 'other')]);
  applyStudioEvent(client, projectId, { type: 'run', run: runNamed('b', 'new') });
  expect(client.getQueryData(listKey)?.map((run) => run.name)).toEqual(['new', 'other']);
  expect(client.getQueryData(queries.runs.get.queryKey({ input: { projectId, runId: 'b' } }))?.name).toBe('new');
  applyStudioEvent(client, projectId, { type: 'run', run: runNamed('c', 'newest') });
  expect(client.getQueryData(listKey)?.map((run) => run.id)).toEqual(['c', 'b', 'a']);
});

test('an answer that was asked for before does not bring the old back', async () => {
  const client = new QueryClient();
  const queryKey = queries.runs.get.queryKey({ input: { projectId, runId: 'a' } });
  const { promise, resolve } = Promise.withResolvers<RunView>();
  client.fetchQuery({ queryKey, queryFn: () => promise }).catch(() => undefined);
  applyStudioEvent(client, projectId, { type: 'run', run: runNamed('a', 'told') });
  resolve(runNamed('a', 'asked before'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(client.getQueryData(queryKey)?.name).toBe('told');
  expect(client.getQueryState(queryKey)?.fetchStatus).toBe('idle');
});

test('a list that nobody has asked for is not made up from one run', () => {
  const client = new QueryClient();
  applyStudioEvent(client, projectId, { type: 'run', run: runNamed('a', 'only') });
  expect(client.getQueryData(queries.runs.list.queryKey({ input: { projectId } }))).toBeUndefined();
});

test('stale nouns are asked again, others are not', () => {
  const client = new QueryClient();
  const runKey = queries.runs.list.queryKey({ input: { projectId } });
  const seedKey = queries.seeds.listSets.queryKey({ input: { projectId } });
  client.setQueryData(runKey, []);
  client.setQueryData(seedKey, []);
  applyStudioEvent(client, projectId, { type: 'stale', nouns: ['seeds'] });
  expect(client.getQueryState(seedKey)?.isInvalidated).toBe(true);
  expect(client.getQueryState(runKey)?.isInvalidated).toBe(false);
});
