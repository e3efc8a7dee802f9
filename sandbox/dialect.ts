import type { IncomingHttpHeaders } from 'node:http';
import type { Credentials } from '../src/carriers/registry.ts';
import type { Action } from './fault-rules.ts';
import type { DialectId, Rental } from './model.ts';
import type { Store } from './store.ts';

/** A request without the dialect's mount point: `/2010-04-01/...`, not `/twilio/2010-04-01/...`. */
export interface Incoming {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status: number;
  /** The carrier's own error code, for the log. */
  code?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A request understood but not carried out yet, so that a fault may come before or after its effect. */
export interface Operation {
  action: Action;
  /** Null when the request did not prove whose it is. */
  account: string | null;
  /** The numbers concerned, in E.164. */
  numbers: readonly string[];
  /** Carries it out; called at most once. `effect` tells whether something changed. */
  perform(): { answer: Answer; effect: boolean };
  /** The answer of a release that worked, without one. */
  pretend?(): Answer;
}

/** How one carrier talks. It knows nothing of faults, limits and logs. */
export interface Dialect<Id extends DialectId = DialectId> {
  id: Id;
  /** The customer that it knows from the start. */
  customer: { account: string; secret: string };
  /** A customer as Lastcall's adapter wants its credentials. */
  credentials(account: string, secret: string): Credentials<Id>;
  understand(request: Incoming, store: Store, now: Date): Operation;
  /** The carrier's 429; `retryAfter` is the header's value, null for none. */
  throttled(retryAfter: string | null): Answer;
  /** The carrier's 500. */
  failed(): Answer;
  /** An id for a new rental, of the carrier's form. */
  newRef(): string;
}

/** An operation without effect that gives this answer. */
export function answering(
  action: Action,
  account: string | null,
  answer: Answer,
  numbers: readonly string[] = [],
): Operation {
  return { action, account, numbers, perform: () => ({ answer, effect: false }) };
}

/** What a request to release one rental does; the dialect has the words. */
export function releasing(
  context: { store: Store; now: Date; account: string; numbers: readonly string[] },
  find: () => Rental | undefined,
  words: { done(rental: Rental): Answer; gone(): Answer; refusal(rental: Rental): Answer | null },
): Operation {
  const { store, now, account, numbers } = context;
  return {
    action: 'release',
    account,
    numbers,
    pretend() {
      const rental = find();
      return rental ? words.done({ ...rental, releasedAt: now.toISOString() }) : words.gone();
    },
    perform() {
      const rental = find();
      if (!rental || rental.releasedAt !== null) return { answer: words.gone(), effect: false };
      const refusal = words.refusal(rental);
      if (refusal) return { answer: refusal, effect: false };
      const released = { ...rental, releasedAt: now.toISOString() };
      store.putRentals([released]);
      return { answer: words.done(released), effect: true };
    },
  };
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** User and password of HTTP Basic, or null. */
export function basicAuth(headers: IncomingHttpHeaders): { user: string; password: string } | null {
  const encoded = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (!encoded) return null;
  const decoded = Buffer.from(encoded, 'base64').toString();
  const colon = decoded.indexOf(':');
  return colon < 0 ? null : { user: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}
