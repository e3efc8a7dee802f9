import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from '../../src/ids.ts';

const boundMs = 20_000;
const pauseMs = 300;

export interface Answer {
  status: number;
  text: string;
}

export interface Request {
  /** Text is sent as CSV. */
  body?: object | string;
  headers?: Record<string, string>;
}

/** Requests that had no answer, or none that counts. */
export interface Tries {
  failed: number;
  /** By what they met: a status with the error's code, or nothing. */
  met: Map<string, number>;
}

export const noTries = (): Tries => ({ failed: 0, met: new Map() });

/** Asks one API after the other until one answers with something else than that it cannot now. */
export type Ask = (method: string, path: string, request?: Request) => Promise<Answer>;

/**
 * A client as it should be: what may have been done is sent again as it was, with the same key.
 *
 * @param tries counts those that are sent again
 * @param broken aborted when no answer can come any more: then its reason is thrown
 */
export function asker(
  apiUrls: readonly string[],
  key: string,
  { tries, broken }: { tries: Tries; broken: AbortSignal },
): Ask {
  let turn = 0;
  return async (method, path, { body, headers } = {}) => {
    const init: RequestInit = {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(method !== 'GET' && { 'idempotency-key': uuidv7() }),
        ...(body !== undefined && {
          'content-type': typeof body === 'string' ? 'text/csv' : 'application/json',
        }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    };
    for (;;) {
      turn += 1;
      let met = 'no answer';
      try {
        const response = await fetch(`${apiUrls[turn % apiUrls.length]}${path}`, {
          ...init,
          signal: AbortSignal.timeout(boundMs),
        });
        const text = await response.text();
        const { status } = response;
        if (status < 500 && status !== 429 && !isUnderWay(status, text)) return { status, text };
        met = `${status} ${/"code":"(\w+)"/.exec(text)?.[1] ?? ''}`;
      } catch {
        // No answer: whether it was done is open.
      }
      broken.throwIfAborted();
      tries.failed += 1;
      tries.met.set(met, (tries.met.get(met) ?? 0) + 1);
      await sleep(pauseMs);
    }
  };
}

/** The same request, with the same key, is at it. */
const isUnderWay = (status: number, text: string) =>
  status === 409 && (text.includes('idempotency_key_in_use') || text.includes('import_running'));

/**
 * As `ask`, for what must be taken.
 *
 * @throws Error with the answer when it was refused
 */
// oxlint-disable-next-line typescript/no-explicit-any
export async function must(ask: Ask, ...request: Parameters<Ask>): Promise<any> {
  const { status, text } = await ask(...request);
  if (status >= 400) throw new Error(`${request[0]} ${request[1]}: ${status} ${text}`);
  return text.startsWith('{') ? JSON.parse(text) : text;
}
