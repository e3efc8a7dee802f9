import type { Sql } from 'postgres';
import { onceEach, type RecordCallsResult, settle } from '../../db/calls/record-calls.ts';
import { type RecordRequest, recordRequests, type RequestRow } from '../../db/calls/record-requests.ts';
import { isDatabaseUnavailable } from '../../db/unavailable.ts';
import { LastcallError } from '../../errors.ts';
import { callEvents, intakeSeconds, intakeWaiting } from '../../metrics/instruments.ts';
import { Places } from '../http/places.ts';

export interface IntakeLimits {
  /** Events of one turn, unless its first request alone has more. */
  turnEvents: number;
  /** Requests of one turn. */
  turnRequests: number;
  /** Turns at once. A second one begins only when a whole turn waits: few large turns cost less than many small ones. */
  turns: number;
  /** Events that may be unanswered, of all accounts and of one. */
  waitingEvents: number;
  waitingEventsEach: number;
  /** How long a request may wait for whoever holds its campaign, before its own statement waits, in ms. */
  waitMs: number;
  /** Who has waited so long when the database fails, fails with it rather than wait for the next try, in ms. */
  patienceMs: number;
}

export const defaultIntakeLimits: IntakeLimits = {
  turnEvents: 1_000,
  turnRequests: 256,
  turns: 2,
  waitingEvents: 40_000,
  waitingEventsEach: 20_000,
  waitMs: 4_000,
  patienceMs: 1_000,
};

interface Waiting {
  request: RecordRequest;
  since: number;
  done: (row: RequestRow) => void;
  failed: (error: unknown) => void;
}

/**
 * Records the call events of concurrent requests together: those that came while a statement was under way share the
 * next one and its commit, each answered after it. A request that meets nobody has its statement at once. Accounts take
 * turns; a campaign is in one statement at a time. What is wrong with one request, or holds up its campaign, is its own:
 * it is recorded by itself then.
 */
export class Intake {
  readonly #sql: Sql;
  readonly #coalesceMs: number;
  readonly #limits: IntakeLimits;
  /** By account, in the order in which they came. */
  readonly #waiting = new Map<string, Set<Waiting>>();
  readonly #eventsOf = new Map<string, number>();
  #requests = 0;
  #events = 0;
  #turns = 0;
  #begins = false;
  /** Campaigns that are in a statement. */
  readonly #busy = new Set<string>();
  readonly #alone: Places;

  constructor(sql: Sql, coalesceMs: number, limits: IntakeLimits = defaultIntakeLimits) {
    this.#sql = sql;
    this.#coalesceMs = coalesceMs;
    this.#limits = limits;
    this.#alone = new Places({ places: 4, each: 1, waitMs: limits.waitMs });
  }

  /**
   * Records a request's events; `recordCalls` says what that guarantees.
   *
   * @throws LastcallError `account_busy`, `server_busy` when too many wait, or when its turn did not come in time;
   *   nothing was recorded then
   */
  async record(request: RecordRequest): Promise<RecordCallsResult> {
    this.#requireRoom(request);
    const asked = onceEach(request);
    const { accountId, keyId, campaignId } = request;
    const first = { accountId, campaignId, events: asked.events, ...(keyId !== undefined && { keyId }) };
    // Until it is answered: also those count that wait for whoever holds their campaign.
    this.#count(first, 1);
    const since = performance.now();
    const row = await new Promise<RequestRow>((done, failed) => {
      this.#add({ request: first, since, done, failed });
    }).finally(() => this.#count(first, -1));
    const result = await settle(this.#sql, { ...request, coalesceMs: this.#coalesceMs }, asked, row);
    intakeSeconds.observe((performance.now() - since) / 1_000);
    callEvents.inc({ outcome: 'recorded' }, result.recorded);
    callEvents.inc({ outcome: 'duplicate' }, result.duplicates);
    callEvents.inc({ outcome: 'refused' }, result.refused.length + result.reused.length);
    return result;
  }

  #requireRoom({ accountId, events }: RecordRequest): void {
    const own = this.#eventsOf.get(accountId) ?? 0;
    if (own > 0 && own + events.length > this.#limits.waitingEventsEach)
      throw new LastcallError('account_busy');
    if (this.#events > 0 && this.#events + events.length > this.#limits.waitingEvents)
      throw new LastcallError('server_busy');
  }

  #add(waiting: Waiting): void {
    const { accountId } = waiting.request;
    const line = this.#waiting.get(accountId) ?? new Set();
    line.add(waiting);
    this.#requests += 1;
    this.#waiting.set(accountId, line);
    if (this.#begins) return;
    this.#begins = true;
    // After what else this moment of the event loop brings, so that requests of one moment share a turn.
    setImmediate(() => {
      this.#begins = false;
      this.#next();
    });
  }

  #leave(waiting: Waiting): void {
    const { accountId } = waiting.request;
    const line = this.#waiting.get(accountId);
    if (line?.delete(waiting) !== true) return;
    this.#requests -= 1;
    if (line.size === 0) this.#waiting.delete(accountId);
  }

  #count({ accountId, events }: RecordRequest, sign: 1 | -1): void {
    const own = (this.#eventsOf.get(accountId) ?? 0) + sign * events.length;
    if (own === 0) this.#eventsOf.delete(accountId);
    else this.#eventsOf.set(accountId, own);
    this.#events += sign * events.length;
    intakeWaiting.inc(sign * events.length);
  }

  #next(): void {
    while (this.#turns < this.#limits.turns) {
      if (this.#turns > 0 && !this.#isWhole({ requests: this.#requests, events: this.#events })) return;
      const turn = this.#choose();
      if (turn.length === 0) return;
      const events = turn.reduce((sum, { request }) => sum + request.events.length, 0);
      if (this.#turns > 0 && !this.#isWhole({ requests: turn.length, events })) return;
      for (const waiting of turn) this.#leave(waiting);
      this.#turns += 1;
      const ended = () => {
        this.#turns -= 1;
        this.#next();
      };
      this.#take(turn).then(ended, (error: unknown) => {
        this.#failed(turn, error);
        ended();
      });
    }
  }

  /** Whether there is enough for a turn beside another. */
  #isWhole({ requests, events }: { requests: number; events: number }): boolean {
    return requests >= this.#limits.turnRequests || events >= this.#limits.turnEvents / 2;
  }

  /** Who is next: of each account the oldest, then of each the second; no campaign that is busy, no event id twice. */
  #choose(): Waiting[] {
    const turn: Waiting[] = [];
    const ids = new Set<string>();
    let events = 0;
    for (const waiting of oneOfEach([...this.#waiting.values()])) {
      const { campaignId, events: wanted } = waiting.request;
      if (turn.length === this.#limits.turnRequests) break;
      if (turn.length > 0 && events + wanted.length > this.#limits.turnEvents) break;
      if (this.#busy.has(campaignId)) continue;
      const own = wanted.map(({ id }) => `${campaignId} ${id}`);
      if (own.some((id) => ids.has(id))) continue;
      for (const id of own) ids.add(id);
      events += wanted.length;
      turn.push(waiting);
    }
    return turn;
  }

  /** One statement for all of a turn. */
  async #take(turn: readonly Waiting[]): Promise<void> {
    const campaigns = new Set(turn.map(({ request }) => request.campaignId));
    for (const id of campaigns) this.#busy.add(id);
    try {
      const rows = await this.#record(turn, true);
      for (const [at, waiting] of turn.entries()) {
        const row = rows[at];
        if (row === undefined) waiting.failed(new Error('intake: the statement answers one row a request'));
        else if (row.held) this.#takeAlone(waiting);
        else waiting.done(row);
      }
    } finally {
      for (const id of campaigns) this.#busy.delete(id);
    }
  }

  #failed(turn: readonly Waiting[], error: unknown): void {
    if (turn.length > 1 && !isDatabaseUnavailable(error)) {
      // One of them is at fault; the others must not fail with it.
      for (const waiting of turn) this.#takeAlone(waiting);
      return;
    }
    for (const waiting of turn) waiting.failed(error);
    for (const line of this.#waiting.values()) {
      for (const waiting of line) {
        if (performance.now() - waiting.since < this.#limits.patienceMs) continue;
        this.#leave(waiting);
        waiting.failed(error);
      }
    }
  }

  /** By itself, and waiting for whoever holds its campaign. */
  #takeAlone(waiting: Waiting): void {
    const alone = async () => {
      const giveBack = await this.#alone.take(waiting.request.campaignId, new AbortController().signal);
      try {
        const [row] = await this.#record([waiting], false);
        if (row === undefined) throw new Error('intake: the statement answers one row a request');
        waiting.done(row);
      } finally {
        giveBack();
      }
    };
    alone().catch(waiting.failed);
  }

  #record(turn: readonly Waiting[], skipLocked: boolean): Promise<RequestRow[]> {
    const requests = turn.map(({ request }) => request);
    return recordRequests(this.#sql, requests, { skipLocked, coalesceMs: this.#coalesceMs });
  }
}

function* oneOfEach<T>(lines: readonly Iterable<T>[]): Generator<T> {
  let open = lines.map((line) => line[Symbol.iterator]());
  while (open.length > 0) {
    const still: Iterator<T>[] = [];
    for (const line of open) {
      const next = line.next();
      if (next.done === true) continue;
      still.push(line);
      yield next.value;
    }
    open = still;
  }
}
