import { join } from 'node:path';
import { faultRule, type FaultRule } from './fault-rules.ts';
import { openJournal, type Journal } from './journal.ts';
import type { Account, DialectId, Order, Rental } from './model.ts';

type Change =
  | { t: 'account'; v: Account }
  | { t: 'rental'; v: Rental }
  | { t: 'order'; v: { order: Order; changed: readonly Rental[] } }
  | { t: 'fault'; v: FaultRule }
  | { t: 'faultUsed'; v: { id: string; key: string } }
  | { t: 'faultGone'; v: { id: string } };

const defaultOrderDelayMs = 200;
const defaultTokenLifeMs = 3_600_000;

/**
 * All that the sandbox knows, in memory, with every change in a journal before anybody hears of it. Read the maps
 * freely; change them through the methods only.
 */
export class Store {
  /** By rental, in the order of purchase. */
  readonly #rentals = new Map<string, Rental>();
  /** The newest rental of a number. */
  readonly #latest = new Map<string, Rental>();
  /** The rental that holds a number now. */
  readonly #rented = new Map<string, Rental>();
  /** How long a new token is said to hold and does, in ms, and how often all were taken back: settings, too. */
  tokenLifeMs = defaultTokenLifeMs;
  tokenHoldsMs = defaultTokenLifeMs;
  tokensRevoked = 0;
  /** What an order of Bandwidth's is called while it is worked on. */
  orderWord = 'PROCESSING';
  /** How long a new order is worked on, in ms. A setting of the running process, like the rate limits. */
  orderDelayMs = defaultOrderDelayMs;
  readonly #accounts = new Map<string, Account>();
  readonly #orders = new Map<string, Order>();
  /** Those of them that were not worked off yet. */
  readonly #pending = new Map<string, Order>();
  readonly #faults = new Map<string, FaultRule>();
  /** How often a fault struck, by rule and by number. */
  readonly #faultUses = new Map<string, number>();
  readonly #journal: Journal<Change>;

  readonly #defaultAccounts: readonly Account[];

  /** `defaultAccounts` exist whatever happens. */
  constructor(dataDir: string | null, defaultAccounts: readonly Account[]) {
    const { records, journal } = openJournal<Change>(dataDir && join(dataDir, 'state.jsonl'));
    this.#defaultAccounts = defaultAccounts;
    this.#addDefaultAccounts();
    for (const change of records) this.#apply(change);
    this.#journal = journal;
  }

  account(carrier: DialectId, id: string): Account | undefined {
    return this.#accounts.get(`${carrier}/${id}`);
  }

  /** An account and its subaccounts. */
  accountsOf(carrier: DialectId, id: string): Account[] {
    return [...this.#accounts.values()].filter(
      (one) => one.carrier === carrier && (one.account === id || one.parent === id),
    );
  }

  /** Numbers that anybody may buy, by part of their digits. */
  forSale(carrier: DialectId, digits: string): Rental[] {
    return [...this.#rentals.values()].filter(
      (rental) =>
        rental.carrier === carrier &&
        rental.forSale &&
        rental.releasedAt !== null &&
        rental.e164.includes(digits),
    );
  }

  /** The rental with this id, released or not. */
  rental(carrier: DialectId, accountId: string, ref: string): Rental | undefined {
    const rental = this.#rentals.get(`${carrier}/${ref}`);
    return rental?.account === accountId ? rental : undefined;
  }

  /** Who rents this number now, whatever the account. */
  rented(carrier: DialectId, e164: string): Rental | undefined {
    return this.#rented.get(`${carrier}/${e164}`);
  }

  /** The latest rental of a number, over or not. */
  lastRental(carrier: DialectId, e164: string): Rental | undefined {
    return this.#latest.get(`${carrier}/${e164}`);
  }

  /** The customer of a carrier whose requests carry nothing but a secret. */
  accountBySecret(carrier: DialectId, secret: string): Account | undefined {
    return [...this.#accounts.values()].find(
      (account) => account.carrier === carrier && account.secret === secret,
    );
  }

  /** What an account rents now, in the order of purchase. */
  rentedBy(carrier: DialectId, accountId: string): Rental[] {
    return [...this.#rentals.values()].filter(
      (rental) => rental.carrier === carrier && rental.account === accountId && rental.releasedAt === null,
    );
  }

  order(carrier: DialectId, accountId: string, id: string): Order | undefined {
    const order = this.#orders.get(id);
    return order?.carrier === carrier && order.account === accountId ? order : undefined;
  }

  /** An account's orders, newest first. */
  ordersOf(carrier: DialectId, accountId: string): Order[] {
    return [...this.#orders.values()]
      .filter((order) => order.carrier === carrier && order.account === accountId)
      .toReversed();
  }

  pendingOrders(): Order[] {
    return [...this.#pending.values()];
  }

  rentals(): Iterable<Rental> {
    return this.#rentals.values();
  }

  faults(): FaultRule[] {
    return [...this.#faults.values()];
  }

  faultUses(id: string, key: string): number {
    return this.#faultUses.get(`${id}/${key}`) ?? 0;
  }

  putAccount(account: Account): void {
    this.#record([{ t: 'account', v: account }]);
  }

  putRentals(rentals: readonly Rental[]): void {
    this.#record(rentals.map((rental) => ({ t: 'rental', v: rental })));
  }

  /** What became of an order and of its numbers is one change. */
  putOrder(order: Order, changed: readonly Rental[] = []): void {
    this.#record([{ t: 'order', v: { order, changed } }]);
  }

  putFault(rule: FaultRule): void {
    this.#record([{ t: 'fault', v: rule }]);
  }

  countFault(id: string, key: string): void {
    this.#record([{ t: 'faultUsed', v: { id, key } }]);
  }

  removeFaults(ids: readonly string[]): void {
    this.#record(ids.map((id) => ({ t: 'faultGone', v: { id } })));
  }

  /** Forgets all but the default accounts, settings included. */
  reset(): void {
    this.#journal.truncate();
    for (const map of [
      this.#rentals,
      this.#latest,
      this.#rented,
      this.#accounts,
      this.#orders,
      this.#pending,
      this.#faults,
      this.#faultUses,
    ])
      map.clear();
    this.orderDelayMs = defaultOrderDelayMs;
    this.orderWord = 'PROCESSING';
    this.tokenLifeMs = defaultTokenLifeMs;
    this.tokenHoldsMs = defaultTokenLifeMs;
    this.#addDefaultAccounts();
  }

  close(): void {
    this.#journal.close();
  }

  #addDefaultAccounts(): void {
    for (const account of this.#defaultAccounts) this.#apply({ t: 'account', v: account });
  }

  #record(changes: Change[]): void {
    this.#journal.append(changes);
    for (const change of changes) this.#apply(change);
  }

  #apply(change: Change): void {
    switch (change.t) {
      case 'account':
        this.#accounts.set(`${change.v.carrier}/${change.v.account}`, change.v);
        break;
      case 'rental':
        this.#applyRental(change.v);
        break;
      case 'order':
        this.#applyOrder(change.v.order);
        for (const rental of change.v.changed) this.#applyRental(rental);
        break;
      case 'fault':
        this.#faults.set(change.v.id, faultRule.parse(change.v));
        break;
      case 'faultUsed': {
        const key = `${change.v.id}/${change.v.key}`;
        this.#faultUses.set(key, (this.#faultUses.get(key) ?? 0) + 1);
        break;
      }
      case 'faultGone':
        this.#faults.delete(change.v.id);
        for (const key of this.#faultUses.keys()) {
          if (key.startsWith(`${change.v.id}/`)) this.#faultUses.delete(key);
        }
        break;
    }
  }

  #applyOrder(order: Order): void {
    this.#orders.set(order.id, order);
    if (order.result === null) this.#pending.set(order.id, order);
    else this.#pending.delete(order.id);
  }

  #applyRental(rental: Rental): void {
    const number = `${rental.carrier}/${rental.e164}`;
    this.#rentals.set(`${rental.carrier}/${rental.ref}`, rental);
    this.#latest.set(number, rental);
    if (rental.releasedAt === null) this.#rented.set(number, rental);
    else if (this.#rented.get(number)?.ref === rental.ref) this.#rented.delete(number);
  }
}
