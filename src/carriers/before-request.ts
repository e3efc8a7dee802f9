import { AsyncLocalStorage } from 'node:async_hooks';

const hooks = new AsyncLocalStorage<() => Promise<void>>();

/**
 * Does some work that talks to a carrier. `before` is waited for before each request that is sent in the course of it,
 * its time limit not begun yet; what it throws keeps the request from being sent, and the work throws it.
 *
 * By the asynchronous context and not by a parameter: how many requests an answer takes only the adapter knows, at
 * whatever depth it sends them, and what is to happen before each is no concern of it.
 */
export function beforeEachRequest<T>(before: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  return hooks.run(before, work);
}

/** To be waited for by whatever sends a request to a carrier. */
export async function aboutToSend(): Promise<void> {
  await hooks.getStore()?.();
}
