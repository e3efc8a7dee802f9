import { join } from 'node:path';
import type { Action } from './fault-rules.ts';
import { openJournal, type Journal } from './journal.ts';
import type { DialectId } from './model.ts';

/** One request as the carrier saw it. It is written before the answer leaves, so it is true whatever comes after. */
export interface LoggedRequest {
  /** Counts from 1 without gaps. */
  seq: number;
  /** ISO 8601, real time. */
  at: string;
  carrier: DialectId;
  /** Null when the request did not say, or said it wrongly. */
  account: string | null;
  method: string;
  path: string;
  action: Action;
  /** The numbers concerned, in E.164. */
  numbers: readonly string[];
  /** The HTTP status answered, or null when the connection was left hanging or reset. */
  status: number | null;
  /** The carrier's own code in the answer. */
  code: string | null;
  /** The kind of the injected fault; null for an honest answer. */
  fault: string | null;
  /** A 429 because the account was faster than its limit, not because it was injected. */
  overLimit: boolean;
  /** Whether the request changed something at the carrier. */
  effect: boolean;
}

interface RequestFilter {
  number?: string | undefined;
  carrier?: DialectId | undefined;
  action?: Action | undefined;
  afterSeq?: number | undefined;
  limit?: number | undefined;
}

export class RequestLog {
  #entries: LoggedRequest[];
  #arrivals: number;
  readonly #journal: Journal<LoggedRequest>;

  constructor(dataDir: string | null) {
    const { records, journal } = openJournal<LoggedRequest>(dataDir && join(dataDir, 'requests.jsonl'));
    this.#entries = records;
    this.#arrivals = records.length;
    this.#journal = journal;
  }

  /** Counts a request that has not ended yet; the count goes on over a restart. */
  arrive(): number {
    this.#arrivals += 1;
    return this.#arrivals;
  }

  append(entry: Omit<LoggedRequest, 'seq' | 'at'>): void {
    const logged = { seq: this.#entries.length + 1, at: new Date().toISOString(), ...entry };
    this.#journal.append([logged]);
    this.#entries.push(logged);
  }

  find({ number, carrier, action, afterSeq = 0, limit = Infinity }: RequestFilter): LoggedRequest[] {
    return this.#entries
      .slice(afterSeq)
      .filter(
        (entry) =>
          (number === undefined || entry.numbers.includes(number)) &&
          (carrier === undefined || entry.carrier === carrier) &&
          (action === undefined || entry.action === action),
      )
      .slice(0, limit);
  }

  reset(): void {
    this.#journal.truncate();
    this.#entries = [];
    this.#arrivals = 0;
  }

  close(): void {
    this.#journal.close();
  }
}
