import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from './installation.ts';

const boundMs = 20_000;
const pauseMs = 300;

export interface Answer {
  status: number;
  text: string;
}

/** Asks one API after the other until one answers with something else than that it cannot now. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** @param tries counts the requests that had no answer, or none that counts */
export function asker({ apiUrls, key }: Installation, tries: { failed: number }): Ask {
  let turn = 0;
  return async (method, path, body) => {
    for (;;) {
      turn += 1;
      try {
        const response = await fetch(`${apiUrls[turn % apiUrls.length]}${path}`, {
          method,
          headers: {
            authorization: `Bearer ${key}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(boundMs),
        });
        const text = await response.text();
        if (response.status < 500 && response.status !== 429) return { status: response.status, text };
      } catch {
        // No answer: whether it was done is open, as for a dialer. It sends the same again.
      }
      tries.failed += 1;
      await sleep(pauseMs);
    }
  };
}

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
