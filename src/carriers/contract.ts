import type { Absence } from '../domain/receipt.ts';
import type { ReasonCode } from './reasons.ts';

/**
 * The one contract between Lastcall and a carrier (a company that rents out phone numbers). An adapter fills it;
 * the release workflow knows nothing else of a carrier.
 */

/** A rented number as an adapter needs it to find the number at the carrier. */
export interface CarrierNumber {
  /** The number in E.164, e.g. `+14155550123`. */
  e164: string;
  /** The carrier's own id of the rental (Twilio: the SID), or null when only the number itself is known. */
  carrierRef: string | null;
  /** When the carrier's list said that it was bought, as our books have it; null or absent when it was never told. */
  purchasedAt?: Date | null;
  /** The carrier's id of the account's subaccount that rents it; null or absent when the account itself does. */
  subaccount?: string | null;
}

/** One request's answer as it goes into the receipt: codes only, never a body. */
export interface CarrierAnswer {
  /** HTTP status, or null when no answer arrived. */
  httpStatus: number | null;
  /** The carrier's own error code (Twilio 20404, Telnyx 10005, ...), or a transport code such as `ECONNRESET`. */
  carrierCode: string | null;
}

/** What became of a request to release a number. The names are the contract; `docs/carriers.md` explains each. */
export type ReleaseOutcome =
  /** The carrier says that the number is gone now. */
  | { kind: 'released' }
  /** The carrier does not know the number any more: success that somebody else had. */
  | { kind: 'already_gone' }
  /** The carrier took an order; `poll` tells how it goes on. */
  | { kind: 'accepted'; orderRef: string; pollAfterMs: number }
  /** Nothing was done and the same request may be sent again after this wait (429, connection refused). */
  | { kind: 'retry_after'; waitMs: number; reason: ReasonCode }
  /** The carrier refuses until a date (SignalWire: 14 days after the purchase). */
  | { kind: 'blocked_until'; until: Date; reason: ReasonCode }
  /** Only a person can go on. */
  | { kind: 'needs_operator'; reason: ReasonCode }
  /** The request may or may not have had its effect: read back before sending anything again. */
  | { kind: 'unknown'; reason: ReasonCode };

/** A look at the carrier's inventory that did not succeed. */
export type ReadFailure =
  | { kind: 'retry_after'; waitMs: number; reason: ReasonCode }
  | { kind: 'needs_operator'; reason: ReasonCode };

/**
 * What became of an order. `accepted`: it is still being worked on. `order_failed`: it ended without its effect. A
 * `ReadFailure` is no answer to the question: what was open stays open. Every other outcome ends the order: what comes
 * after it is a new release, not another poll.
 */
export type OrderOutcome =
  | Extract<ReleaseOutcome, { kind: 'released' | 'already_gone' | 'accepted' | 'unknown' }>
  | { kind: 'order_failed'; reason: ReasonCode }
  /** It ended without its effect, and the release may be sent again after this wait. */
  | { kind: 'order_over'; waitMs: number; reason: ReasonCode }
  | ReadFailure;

/** What the carrier's own inventory says of a number. */
export type ReadBackOutcome =
  | { kind: 'gone' }
  /** Still rented. `carrierRef` is the carrier's id, for a number that was known by its digits only. */
  | { kind: 'present'; carrierRef: string | null }
  | ReadFailure;

/**
 * What became of the request to rent out a released number to its old owner again. `ordered`: the carrier took it; its list
 * tells when it is done. `unknown`: it may have taken it.
 */
export type ReclaimOutcome = { kind: 'ordered' } | { kind: 'unknown'; reason: ReasonCode } | ReadFailure;

/** Where a number is that the account's own list does not have. */
export type LocateOutcome =
  | { kind: 'gone'; absence: Absence }
  /** Rented, and paid for, by another subaccount than our books have it in; null: by the account itself. */
  | { kind: 'elsewhere'; subaccount: string | null }
  | ReadFailure;

export type WithAnswer<T> = T & { answer: CarrierAnswer };

/** One number in the carrier's own list. */
export interface CarrierListing {
  e164: string;
  carrierRef: string | null;
  purchasedAt: Date | null;
  /** Hundredths of `currency` a month, where the carrier tells; else null. */
  monthlyCostCents: number | null;
  /** ISO 4217. */
  currency: string;
  /** When the next rent is due, where the carrier tells. */
  renewsAt: Date | null;
  /** The subaccount that rents it; null when the account itself does. */
  subaccount: string | null;
}

/** What an adapter knows of a number in its carrier's list. */
export type Listed = Pick<CarrierListing, 'e164' | 'carrierRef'> & Partial<CarrierListing>;

/** What became of the request to take away what keeps a number from being released. `reason`: what it is. */
export type UnblockOutcome =
  | { kind: 'removed'; reason: ReasonCode }
  /** The carrier works on it: the release may be sent again after this wait. */
  | { kind: 'requested'; waitMs: number; reason: ReasonCode }
  /** It is not there any more, or the number is not. */
  | { kind: 'not_there' }
  | ReadFailure;

export interface CallOptions {
  /** Aborts the request, e.g. because the worker shuts down. A release that was cut short is `unknown`. */
  signal?: AbortSignal | undefined;
}

export interface OrderOptions extends CallOptions {
  /** Our own id of the order (UUID), another one for each order: carriers that keep such an id get it. */
  orderId: string;
}

export interface SearchOptions extends OrderOptions {
  /** The order was sent after this, by our clock. */
  sentAfter: Date;
}

/** What the carrier says of an order, for every number in it. */
export interface OrderReport {
  orderRef: string;
  /** Whether the carrier is done with it. */
  ended: boolean;
  /** What it says of one number; where the order itself does not tell, the number's own record is asked. */
  of(number: CarrierNumber, options: CallOptions): Promise<WithAnswer<OrderOutcome>>;
}

/** How orders are sent and followed, at a carrier where a release is an order that is worked on later. */
export interface CarrierOrders {
  /** Whether the release of one number is an order, too; if not, only that of many at once is one. */
  single: boolean;
  /** Asks how an accepted order goes on. */
  read(orderRef: string, options: CallOptions): Promise<OrderReport>;
  /**
   * Finds the order of this number whose fate is unknown, after a crash or a lost answer, by the id under which it was
   * sent. `no_order` when the carrier itself says that it has none.
   */
  find(
    number: CarrierNumber,
    options: SearchOptions,
  ): Promise<OrderReport | WithAnswer<ReadFailure | { kind: 'no_order' }>>;
  /** Only carriers that take many numbers in one order. */
  bulk?: BulkOrders;
}

/** `refused`: the order as a whole, and nothing was done; one of its numbers may be the cause. */
export type BulkOutcome =
  | Extract<ReleaseOutcome, { kind: 'accepted' | 'retry_after' | 'needs_operator' | 'unknown' }>
  | { kind: 'refused' };

export interface BulkOrders {
  /** Fewer numbers than this are released one by one. */
  least: number;
  /** Numbers of different kinds go into different orders. */
  kindOf(number: CarrierNumber): string;
  /**
   * Sends one order for all of these numbers, once. Whoever calls it has seen each of them in the carrier's own list,
   * under the reference that it has here.
   */
  send(numbers: readonly CarrierNumber[], options: OrderOptions): Promise<WithAnswer<BulkOutcome>>;
}

/** How a carrier takes away by its API what keeps a number from being released. */
export interface CarrierBlocks {
  /** What it can take away, by the reason that a refusal is given. */
  reasons: ReadonlySet<ReasonCode>;
  /**
   * Takes one of them away, once, and only after the carrier itself has said that the account rents this number under
   * this reference. Safe to be repeated: four requests at most.
   */
  remove(
    number: CarrierNumber,
    reason: ReasonCode,
    options: CallOptions,
  ): Promise<WithAnswer<UnblockOutcome>>;
}

/** Thrown by `list` only, which has no other way to tell that a page could not be read. */
export class CarrierListError extends Error {
  override readonly name = 'CarrierListError';
  readonly failure: WithAnswer<ReadFailure>;

  constructor(failure: WithAnswer<ReadFailure>) {
    super(`The carrier's list could not be read: ${failure.reason}`);
    this.failure = failure;
  }
}

/**
 * An adapter never throws for what a carrier can do: a refusal, a time-out and a broken connection are outcomes.
 * It throws only for bugs. It sends nothing twice by itself: retries belong to the workflow.
 */
export interface Carrier {
  /**
   * Sends the request that gives the number back, once, and only after the carrier itself has said that the account
   * rents this number under this reference; what does not match is `needs_operator`, with nothing sent. Reads come
   * before it and after a refusal (to find out why): four requests at most.
   */
  release(number: CarrierNumber, options: OrderOptions): Promise<WithAnswer<ReleaseOutcome>>;
  /** Asks the carrier's inventory whether the number is still rented, without touching it: three requests at most. */
  readBack(number: CarrierNumber, options: CallOptions): Promise<WithAnswer<ReadBackOutcome>>;
  /**
   * Looks by other means for a number that the account's own list does not have: in its subaccounts, in the carrier's
   * record of the number, among the numbers for sale. To be asked only where absence alone would have to prove it.
   */
  locate?(number: CarrierNumber, options: CallOptions): Promise<WithAnswer<LocateOutcome>>;
  /**
   * A release that was answered well has its effect within so many ms, or none: a number that is listed after that is
   * released again. Absent: its list may lag behind for minutes, and is waited for.
   */
  effectWithinMs?: number;
  /** Takes a number back that was released, once; only carriers that keep it for its old owner and have an API for it. */
  reclaim?(number: CarrierNumber, options: CallOptions): Promise<WithAnswer<ReclaimOutcome>>;
  /** Only carriers that answer `accepted` have it. */
  orders?: CarrierOrders;
  /** Only carriers that can have it. */
  blocks?: CarrierBlocks;
  /**
   * The carrier's whole inventory, page by page.
   * @throws {CarrierListError} when a page cannot be read; the pages before it stand.
   */
  list(options: CallOptions): AsyncIterable<CarrierListing[]>;
}
