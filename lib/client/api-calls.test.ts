import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { contract } from '@/lib/core/contract/contract';
import { callsBy, queriesBy } from './api-calls';

type ApiClient = JsonifiedClient<ContractRouterClient<typeof contract>>;

const sent: unknown[] = [];
const answer = async (path: readonly string[], input: unknown) => sent.push([path, input]);
const ours = queriesBy<ApiClient>(answer);
// What the server makes its keys with.
const theirs = createTanstackQueryUtils(createORPCClient<ApiClient>({ call: answer }));
const projectId = '0190a8a0-0000-7000-8000-000000000001';

test('keys are those of the library, with which the server fills the cache', () => {
  expect(ours.runs.key()).toEqual(theirs.runs.key());
  expect(ours.runs.get.key({ type: 'query' })).toEqual(theirs.runs.get.key({ type: 'query' }));
  const input = { projectId };
  expect(ours.projects.get.queryKey({ input })).toEqual(theirs.projects.get.queryKey({ input }));
  expect(ours.people.me.queryOptions().queryKey).toEqual(theirs.people.me.queryOptions().queryKey);
  expect(ours.people.create.mutationOptions().mutationKey).toEqual(theirs.people.create.mutationOptions().mutationKey);
  const pages = {
    input: (cursor: string | undefined) => ({ projectId, ...(cursor ? { cursor } : {}) }),
    initialPageParam: undefined,
    getNextPageParam: () => undefined,
  };
  expect(ours.instructions.list.infiniteOptions(pages).queryKey).toEqual(
    theirs.instructions.list.infiniteOptions(pages).queryKey,
  );
});

test('what is asked goes to its path with its input, and what the caller gives stays', async () => {
  sent.length = 0;
  const client = new QueryClient();
  const options = ours.projects.get.queryOptions({ input: { projectId }, staleTime: 7 });
  expect(options.staleTime).toBe(7);
  await client.fetchQuery(options);
  const api = callsBy<ApiClient>(answer);
  await api.projects.get({ projectId });
  expect(sent).toEqual([
    [['projects', 'get'], { projectId }],
    [['projects', 'get'], { projectId }],
  ]);
  expect(await Promise.resolve(api)).toBe(api);
});

test('no noun and no call of the contract has a name that means something else here', () => {
  const names = (router: object): string[] =>
    Object.entries(router).flatMap(([name, below]) => ['~orpc' in below ? [] : names(below), name].flat());
  const taken = new Set(['key', 'queryKey', 'queryOptions', 'infiniteOptions', 'mutationOptions', 'then']);
  expect(names(contract).filter((name) => taken.has(name))).toEqual([]);
});
