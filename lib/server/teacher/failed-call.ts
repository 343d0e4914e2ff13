/** Turns whatever a call threw into what is known of it: status, code, the server's own words, the system's cause. */
import { APIConnectionTimeoutError, APIError } from 'openai';
import { PRIVATE_ADDRESS } from './address-gate';
import type { FailedCall } from './error-kind';

const LONGEST_MESSAGE = 2000;

const CAUSE_SENTENCES: Record<string, string> = {
  ECONNREFUSED: 'The connection was refused: nothing listens at this address.',
  ENOTFOUND: 'The name of this server is not known (DNS).',
  EAI_AGAIN: 'The name of this server could not be looked up (DNS).',
  ECONNRESET: 'The server closed the connection in the middle of the call.',
  EPIPE: 'The server closed the connection in the middle of the call.',
  UND_ERR_SOCKET: 'The server closed the connection in the middle of the call.',
  EHOSTUNREACH: 'There is no way to this server from here.',
  ENETUNREACH: 'There is no network.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The server’s certificate is self-signed.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The server’s certificate is self-signed.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The server’s certificate cannot be verified.',
  CERT_HAS_EXPIRED: 'The server’s certificate has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The server’s certificate is for another name.',
  EPROTO: 'The server does not speak TLS at this port: try http:// instead of https://.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'The server does not speak TLS at this port: try http:// instead of https://.',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'The server does not speak TLS at this port: try http:// instead of https://.',
};

export function describeFailedCall(error: unknown, timeoutMs: number): FailedCall {
  if (error instanceof APIConnectionTimeoutError) return timedOut(timeoutMs);
  if (error instanceof APIError && error.status !== undefined) {
    const { status, code, type } = error;
    return { status, code: code ?? type ?? null, message: messageOf(error), cause: null };
  }
  const cause = causeOf(error);
  if (cause && /TIMEOUT|ETIMEDOUT/.test(cause)) return timedOut(timeoutMs);
  const said = deepestMessage(error);
  if (cause === PRIVATE_ADDRESS) return { status: null, code: null, message: said, cause };
  const sentence = (cause && CAUSE_SENTENCES[cause]) ?? 'The connection failed.';
  return { status: null, code: null, message: `${sentence} (${[cause, said].filter(Boolean).join(': ')})`, cause };
}

export function timedOut(timeoutMs: number): FailedCall {
  return { status: null, code: null, message: `No complete reply within ${timeoutMs / 1000} s.`, cause: 'TIMEOUT' };
}

function messageOf(error: APIError): string {
  const prefix = `${error.status} `;
  if (isRedirect(error.status)) {
    return `HTTP ${error.status}: the address redirects to ${error.headers?.get('location') ?? 'another one'}, and redirects are not followed.`;
  }
  const said = error.message.startsWith(prefix) ? error.message.slice(prefix.length) : error.message;
  const text = isWebPage(said) ? `a web page instead of an answer${titleOf(said)}` : said;
  return `HTTP ${error.status}: ${text}`.slice(0, LONGEST_MESSAGE);
}

const isRedirect = (status: number | undefined) => status !== undefined && status >= 300 && status < 400;

export function isWebPage(text: string): boolean {
  return /^\s*(<!doctype html|<html|<head|<body)/i.test(text);
}

export function titleOf(page: string): string {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(page)?.[1]?.trim();
  return title ? ` (“${title}”)` : '';
}

/** fetch wraps the reason: APIConnectionError → TypeError → the system's error, sometimes one of several. */
function* chainOf(error: unknown): Generator<Error> {
  for (let next: unknown = error; next instanceof Error; ) {
    yield next;
    const several = next instanceof AggregateError ? next.errors[0] : undefined;
    next = next.cause ?? several;
  }
}

function causeOf(error: unknown): string | null {
  const codes = [...chainOf(error)].flatMap((link) =>
    'code' in link && typeof link.code === 'string' ? [link.code] : [],
  );
  return codes.at(-1) ?? null;
}

function deepestMessage(error: unknown): string {
  return [...chainOf(error)].at(-1)?.message.slice(0, LONGEST_MESSAGE) ?? String(error);
}
