/** How the browser calls the studio: the contract as a typed client, and the same as query options. */
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import type { contract } from '@/lib/core/contract/contract';
import { callsBy, queriesBy, type SendCall } from './api-calls';

export type ApiClient = JsonifiedClient<ContractRouterClient<typeof contract>>;

/** A part that does not come is the studio not answering: said as fetch says it, so that it is understood and tried again. */
const loadLink = () =>
  import('./api-link').catch((cause: unknown) => {
    throw new TypeError('The studio did not answer.', { cause });
  });

const send: SendCall = async (path, input, { signal }) =>
  (await loadLink()).link.call(path, input, { signal, context: {} });

export const api = callsBy<ApiClient>(send);

/** `queries.runs.get.queryOptions({ input })`; the keys are the same on the server. */
export const queries = queriesBy<ApiClient>(send);
