import { traced } from '../tracing/spans.ts';
import { aboutToSend } from './before-request.ts';

/**
 * One HTTP request to a carrier, told apart by the only question that matters for a release: can the carrier have
 * acted on it?
 */
export type HttpReply =
  /** The carrier answered; `body` is the text as it came. */
  | { kind: 'answered'; status: number; headers: Headers; body: string }
  /** No connection came about: the carrier cannot have acted. `code` is Node's or OpenSSL's. */
  | { kind: 'not_sent'; code: string }
  /** The request may have arrived, its answer did not. `code` is Node's, or `TIMEOUT`, or `ABORTED`. */
  | { kind: 'lost'; code: string };

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export interface HttpLimits {
  /** For the whole exchange, connecting and reading the body included. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * Failures of the phase before the first byte: name resolution, TCP connect, TLS handshake. ETIMEDOUT is missing on
 * purpose: the kernel reports it for a dead established connection too.
 */
const beforeSending = new Set([
  'ABORTED_BEFORE_SENDING',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const malformed = 'The request cannot be sent: check the base URL and the characters of the credentials';

/**
 * Sends the request once and waits for the whole answer. Redirects are not followed: a release that was sent
 * somewhere else with our credentials is never what we want.
 * @throws {TypeError} only when the request itself is malformed (a base URL that is none, control characters in the
 *   credentials).
 * @throws what kept it from being sent, see `beforeEachRequest`
 */
export async function exchange(request: HttpRequest, limits: HttpLimits): Promise<HttpReply> {
  await aboutToSend();
  return traced({ name: `${request.method} carrier`, kind: 'client' }, async (span) => {
    const reply = await send(request, limits);
    span?.set(described(request, reply));
    return reply;
  });
}

/** The address has the number or its id in it, so of that only the host is told. */
const described = ({ method, url }: HttpRequest, reply: HttpReply) => ({
  'http.request.method': method,
  'server.address': new URL(url).host,
  ...(reply.kind === 'answered'
    ? { 'http.response.status_code': reply.status }
    : { 'lastcall.reply': reply.kind, 'error.type': reply.code }),
});

async function send(request: HttpRequest, limits: HttpLimits): Promise<HttpReply> {
  if (limits.signal?.aborted) return failed('ABORTED_BEFORE_SENDING');
  const timeout = AbortSignal.timeout(limits.timeoutMs);
  const signal = limits.signal ? AbortSignal.any([limits.signal, timeout]) : timeout;
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      redirect: 'manual',
      signal,
    });
    const body = await response.text();
    return { kind: 'answered', status: response.status, headers: response.headers, body };
  } catch (error) {
    if (limits.signal?.aborted) return failed('ABORTED');
    if (timeout.aborted) return failed('TIMEOUT');
    const code = transportCode(error);
    if (code !== null && code !== 'ERR_INVALID_URL') return failed(code);
  }
  // Without the error as a cause: it may repeat the URL, and with it the number.
  throw new TypeError(malformed);
}

function failed(code: string): HttpReply {
  return { kind: beforeSending.has(code) ? 'not_sent' : 'lost', code };
}

/** Fetch hides the reason in the error's chain of causes; a rejection without any code is not the network's. */
function transportCode(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return null;
}

/** The body as JSON, or undefined when it is something else (a proxy's HTML page, an empty answer). */
export function jsonBody(reply: HttpReply): unknown {
  if (reply.kind !== 'answered') return undefined;
  try {
    return JSON.parse(reply.body) as unknown;
  } catch {
    return undefined;
  }
}
