import type { Requests } from './requests.ts';
import type { Operation, QueryOf, Schemas } from './types.ts';
import { sleep } from './waits.ts';

export type LastcallEvent = Schemas['Event'];
type EventType = LastcallEvent['type'];

export interface EventOptions {
  /** `next` of a page that you had; or `now`: only what comes from now on. */
  after?: string | undefined;
  /** Only events of these types. */
  types?: readonly (EventType | (string & Record<never, never>))[] | undefined;
  campaignId?: string | undefined;
  /** How many events a page has at most; 1,000 unless given. */
  limit?: number | undefined;
  signal?: AbortSignal | undefined;
}

export interface TailOptions extends EventOptions {
  /** How often it is asked whether there is more, in ms; 1,000 unless given. */
  pollMs?: number | undefined;
}

/** `next` is where to go on: keep it with what you made of `items`. `more`: there is more already. */
export type EventPage = Schemas['EventPage'];

/** What happened in the account, in the order that does not change. It is kept for 30 days. */
export class Events {
  readonly #requests: Requests;

  constructor(requests: Requests) {
    this.#requests = requests;
  }

  /** From the oldest that is kept, or from `after` on, to the newest. */
  async *list(options: EventOptions = {}): AsyncGenerator<LastcallEvent, void, undefined> {
    for await (const { items } of this.pages(options)) yield* items;
  }

  /** The same in pages, each with the place to go on from: what a program keeps that catches up after it was down. */
  async *pages({ after, ...options }: EventOptions = {}): AsyncGenerator<EventPage, void, undefined> {
    for (;;) {
      const page = await this.#page(after, options);
      yield page;
      if (!page.more) return;
      after = page.next;
    }
  }

  /** From now on unless `after` says otherwise, and without an end. */
  async *tail(options: TailOptions = {}): AsyncGenerator<LastcallEvent> {
    for await (const { items } of this.tailPages(options)) yield* items;
  }

  /** The same in pages, each with the place to go on from; one that has no events tells that there were none yet. */
  async *tailPages({ pollMs = 1_000, after = 'now', ...options }: TailOptions = {}): AsyncGenerator<
    EventPage,
    void,
    undefined
  > {
    for (;;) {
      const page = await this.#page(after, options);
      yield page;
      after = page.next;
      if (!page.more) await sleep(pollMs, options.signal);
    }
  }

  get(eventId: string): Promise<LastcallEvent> {
    return this.#requests.request('GET', '/v1/events/{eventId}', { path: { eventId } });
  }

  #page(
    after: string | undefined,
    { types, campaignId, limit = 1_000, signal }: EventOptions,
  ): Promise<EventPage> {
    const query = { after, campaignId, limit, type: types } as QueryOf<Operation<'/v1/events', 'GET'>>;
    return this.#requests.request('GET', '/v1/events', { query, signal });
  }
}
