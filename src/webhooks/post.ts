import {
  Agent as HttpAgent,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as httpRequest,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { nowMs } from '../clock.ts';
import { beginningOf, madeStorable } from '../domain/text.ts';
import { keptAnswerLength, longestRetryAfterSeconds } from '../domain/webhooks.ts';
import { hostOf } from './endpoint-url.ts';
import { AddressRefusedError } from './guarded-lookup.ts';
import { isAllowedAddress } from './public-address.ts';

/** From the lookup of the name to the last byte of the answer that we read. */
const defaultTimeoutMs = 15_000;
/** What an answer has beyond that is not read. */
const readBytes = 8 * 1_024;

/** How a request ended: with an answer, or with a code that says why there was none. */
export type Posted = { durationMs: number } & (
  | { status: number; error: null; answer: string; retryAfterSeconds: number }
  | { status: null; error: string; answer: null; retryAfterSeconds: 0 }
);

/** Connections to one receiver, kept between its requests until they are closed. */
export interface Connections {
  post(url: URL, headers: OutgoingHttpHeaders, body: string): Promise<Posted>;
  close(): void;
}

/**
 * @param options.lookup a {@link guardedLookup}
 * @param options.allowPrivate whether it may lead into networks of one's own, where the address has no name
 * @param options.timeoutMs how long a receiver may take; left out: 15 s
 * @param options.signal ends what is under way
 */
export function openConnections(options: {
  lookup: LookupFunction;
  allowPrivate: boolean;
  timeoutMs: number | undefined;
  signal: AbortSignal;
}): Connections {
  const { timeoutMs = defaultTimeoutMs } = options;
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  return {
    async post(url, headers, body) {
      const startedAt = performance.now();
      const tookMs = () => Math.round(performance.now() - startedAt);
      const timeout = AbortSignal.timeout(timeoutMs);
      const signal = AbortSignal.any([timeout, options.signal]);
      try {
        const host = hostOf(url);
        // A socket looks up names only.
        if (isIP(host) !== 0 && !isAllowedAddress(host, options.allowPrivate)) {
          throw new AddressRefusedError('nothing is sent to this address');
        }
        const response = await ask(url, { headers, body, agents, lookup: options.lookup, signal });
        // Before the body, which may end with the connection.
        const { statusCode: status = 0, headers: answered } = response;
        const answer = await beginning(response);
        const retryAfterSeconds = readRetryAfter(answered['retry-after']);
        return { durationMs: tookMs(), status, error: null, answer, retryAfterSeconds };
      } catch (error) {
        options.signal.throwIfAborted();
        const code = timeout.aborted ? 'TIMED_OUT' : codeOf(error);
        return { durationMs: tookMs(), status: null, error: code, answer: null, retryAfterSeconds: 0 };
      }
    },
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

interface Asked {
  headers: OutgoingHttpHeaders;
  body: string;
  agents: { http: HttpAgent; https: HttpsAgent };
  lookup: LookupFunction;
  signal: AbortSignal;
}

/** Node follows no redirects: an answer of 3xx is one like any other. */
async function ask(url: URL, { headers, body, agents, lookup, signal }: Asked): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, lookup, signal };
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...options, agent: agents.https })
        : httpRequest(url, { ...options, agent: agents.http });
    request.once('response', resolve);
    request.on('error', reject);
    request.end(body);
  });
}

/** The beginning of a body. What breaks it off changes nothing about the status, which has come. */
async function beginning(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= readBytes) break;
    }
  } catch {
    // What has come of it is kept.
  }
  return beginningOf(madeStorable(Buffer.concat(chunks).toString()), keptAnswerLength);
}

/** In seconds, from seconds or a date (RFC 9110, 10.2.3); 0: there is none that can be read. */
export function readRetryAfter(text: string | undefined): number {
  if (text === undefined) return 0;
  const seconds = /^\d{1,9}$/.test(text.trim())
    ? Number(text)
    : Math.ceil((Date.parse(text) - nowMs()) / 1_000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), longestRetryAfterSeconds) : 0;
}

/** What errors of Node, of name servers and of TLS are called; never their words, which may hold anything. */
function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,59}$/.test(code) ? code : 'FAILED';
}
