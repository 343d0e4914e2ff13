/** Calls named by their path in the contract, and the same as options of react-query: the few lines of the contract's libraries that a page's first load needs. */
import type { Client, NestedClient } from '@orpc/client';
import type { GeneralUtils, ProcedureUtils } from '@orpc/tanstack-query';

export type SendCall = (
  path: readonly string[],
  input: unknown,
  options: { signal?: AbortSignal | undefined },
) => Promise<unknown>;

type Offered = 'queryKey' | 'queryOptions' | 'infiniteOptions' | 'mutationOptions';
type Context = Record<never, never>;

/** The library's own types, cut down to what is here. */
export type QueriesOf<Calls extends NestedClient<Context>> =
  Calls extends Client<infer Sent extends Context, infer Input, infer Output, infer Failure>
    ? Pick<ProcedureUtils<Sent, Input, Output, Failure>, Offered> & GeneralUtils<Input>
    : GeneralUtils<unknown> & {
        [Name in keyof Calls]: Calls[Name] extends NestedClient<Context> ? QueriesOf<Calls[Name]> : never;
      };

/** A name is a name of the contract, unless it is one of `own`. What is awaited asks for `then`, which no call is named. */
function namedBy<Target extends object>(target: Target, path: readonly string[], next: (path: string[]) => object) {
  const known = new Map<string, object>();
  return new Proxy(target, {
    get(own, name) {
      if (typeof name !== 'string' || name === 'then' || Object.hasOwn(own, name)) return Reflect.get(own, name);
      const found = known.get(name) ?? next([...path, name]);
      known.set(name, found);
      return found;
    },
  });
}

function callsAt(send: SendCall, path: readonly string[]): object {
  // An arrow has no `prototype`; `name` and `length` of its own would hide calls of that name.
  const call = (input?: unknown, options: { signal?: AbortSignal } = {}) => send(path, input, options);
  for (const own of ['name', 'length']) Reflect.deleteProperty(call, own);
  return namedBy(call, path, (below) => callsAt(send, below));
}

type Operation = 'query' | 'infinite' | 'mutation';
type Given = { input?: unknown; type?: Operation };
type InfiniteGiven = { input: (page: unknown) => unknown; initialPageParam: unknown };
type Moment = { signal?: AbortSignal; pageParam?: unknown };

const keyOf = (path: readonly string[], { type, input }: Given = {}) => [
  path,
  { ...(input === undefined ? {} : { input }), ...(type === undefined ? {} : { type }) },
];

function queriesAt(send: SendCall, path: readonly string[]): object {
  const queryKey = ({ input }: Given = {}) => keyOf(path, { type: 'query', input });
  const options = {
    key: (given?: Given) => keyOf(path, given),
    queryKey,
    queryOptions: (given: Given = {}) => ({
      queryFn: ({ signal }: Moment) => send(path, given.input, { signal }),
      ...given,
      queryKey: queryKey(given),
    }),
    infiniteOptions: (given: InfiniteGiven) => ({
      queryFn: ({ pageParam, signal }: Moment) => send(path, given.input(pageParam), { signal }),
      ...given,
      queryKey: keyOf(path, { type: 'infinite', input: given.input(given.initialPageParam) }),
    }),
    mutationOptions: (given: object = {}) => ({
      mutationFn: (input: unknown) => send(path, input, {}),
      ...given,
      mutationKey: keyOf(path, { type: 'mutation' }),
    }),
  };
  return namedBy(options, path, (below) => queriesAt(send, below));
}

/** Of which calls there are, only the types know; an unknown one is refused when it is sent. */
export const callsBy = <Calls>(send: SendCall): Calls => callsAt(send, []) as Calls;

export const queriesBy = <Calls extends NestedClient<Context>>(send: SendCall): QueriesOf<Calls> =>
  queriesAt(send, []) as QueriesOf<Calls>;
