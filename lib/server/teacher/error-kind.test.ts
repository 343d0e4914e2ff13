import { expect, test } from 'vitest';
import { errorKind, type FailedCall, isMaybeBilled } from './error-kind';

const call = (
  status: number | null,
  message = '',
  code: string | null = null,
  cause: string | null = null,
): FailedCall => ({
  status,
  message,
  code,
  cause,
});

test.each([
  ['a timeout of the system', call(null, '', null, 'UND_ERR_HEADERS_TIMEOUT'), 'timeout'],
  ['no route in time', call(null, '', null, 'ETIMEDOUT'), 'timeout'],
  ['refused', call(null, '', null, 'ECONNREFUSED'), 'connection'],
  ['unknown name', call(null, '', null, 'ENOTFOUND'), 'connection'],
  ['bad certificate', call(null, '', null, 'CERT_HAS_EXPIRED'), 'connection'],
  ['no cause known', call(null), 'connection'],
  ['wrong key', call(401, 'Incorrect API key provided', 'invalid_api_key'), 'authentication'],
  ['no right to the model', call(403), 'authentication'],
  ['no credit left', call(402), 'authentication'],
  [
    'quota used up, as OpenAI says it',
    call(429, 'You exceeded your current quota', 'insufficient_quota'),
    'authentication',
  ],
  ['too many requests', call(429, 'Rate limit reached', 'rate_limit_exceeded'), 'rate_limited'],
  ['a quota per minute is only a limit', call(429, 'Quota exceeded for requests per minute'), 'rate_limited'],
  ['no such model', call(404, 'The model `x` does not exist', 'model_not_found'), 'not_found'],
  ['no such model, told by 400', call(400, "model 'x' not found"), 'not_found'],
  ['wrong method at this address', call(405), 'not_found'],
  [
    'context, OpenAI',
    call(400, "This model's maximum context length is 8192 tokens", 'context_length_exceeded'),
    'context_too_long',
  ],
  ['context, vLLM', call(400, 'prompt is too long'), 'context_too_long'],
  ['context, llama.cpp', call(400, 'the request exceeds the available context size'), 'context_too_long'],
  ['body too large', call(413), 'context_too_long'],
  ['filter, OpenAI', call(400, '', 'content_policy_violation'), 'content_filter'],
  ['filter, Azure', call(400, 'The response was filtered', 'content_filter'), 'content_filter'],
  ['wrong parameter', call(400, 'temperature must be at most 2'), 'bad_request'],
  ['not processable', call(422, 'missing field'), 'bad_request'],
  ['server timed out', call(408), 'timeout'],
  ['conflict', call(409), 'overloaded'],
  ['fault', call(500), 'overloaded'],
  ['gateway', call(502), 'overloaded'],
  ['overloaded', call(529), 'overloaded'],
  ['not implemented', call(501), 'bad_request'],
] as const)('%s', (_name, failed, kind) => {
  expect(errorKind(failed)).toBe(kind);
});

test.each([
  ['timeout', null, true],
  ['unparsable', null, true],
  ['connection', 'ECONNRESET', true],
  ['connection', 'ECONNREFUSED', false],
  ['connection', 'ENOTFOUND', false],
  ['overloaded', null, false],
  ['rate_limited', null, false],
] as const)('%s (%s) may be on the bill: %s', (kind, cause, expected) => {
  expect(isMaybeBilled(kind, call(null, '', null, cause))).toBe(expected);
});
