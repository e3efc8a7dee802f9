import { blocksOf, type BlockLimits, type Source } from './event-blocks.ts';
import type { Requests } from './requests.ts';
import { sendBlock, type StreamProgress } from './send-block.ts';
import type { Transport } from './transport.ts';
import type { CommonOptions, Schemas } from './types.ts';

export type CallEvent = Schemas['CallEvent'];

export interface StreamOptions {
  signal?: AbortSignal | undefined;
  /** How many events a request has at most, and how many are held in memory; 10,000 unless given. */
  eventsPerRequest?: number | undefined;
  /** How long an event waits for others to be sent with, in ms; 200 unless given. */
  waitMs?: number | undefined;
}

/** In a request that Lastcall reads and records within seconds. */
const longestBlock = 4 * 1024 * 1024;

export class Calls {
  readonly #requests: Requests;
  readonly #transport: Transport;

  constructor(requests: Requests, transport: Transport) {
    this.#requests = requests;
    this.#transport = transport;
  }

  /**
   * Reports one event, or up to 1,000. Look at `refused` of the answer to several: these were not taken.
   *
   * @throws LastcallError
   */
  record(campaignId: string, events: CallEvent | readonly CallEvent[], options?: CommonOptions) {
    const path = { campaignId };
    const body = Array.isArray(events) ? { events: [...(events as CallEvent[])] } : (events as CallEvent);
    return this.#requests.request('POST', '/v1/campaigns/{campaignId}/call-events', {
      ...options,
      path,
      body,
    });
  }

  /**
   * Reports any number of events, in requests of JSON Lines, and tells of each commit. Nothing is read from `events` before what
   * was read is done, so that memory stays flat; and nothing is sent unless somebody iterates. After a break it goes on
   * behind the last event that was answered.
   *
   * @throws LastcallError, and what `events` throws. `done` of the last progress says how many events are done.
   */
  async *stream(
    campaignId: string,
    events: Source<CallEvent>,
    { signal, eventsPerRequest = 10_000, waitMs = 200 }: StreamOptions = {},
  ): AsyncGenerator<StreamProgress, void, undefined> {
    const limits: BlockLimits = { events: eventsPerRequest, length: longestBlock, waitMs };
    let done = 0;
    for await (const lines of blocksOf(events, limits)) {
      yield* sendBlock(this.#transport, { campaignId, lines, before: done, signal });
      done += lines.length;
    }
  }
}
