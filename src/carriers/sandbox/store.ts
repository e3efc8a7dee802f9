import { join } from 'node:path';
import { faultRule, type FaultRule } from './fault-rules.ts';
import { openJournal, type Journal } from './journal.ts';
import type { Account, DialectId, Rental } from './model.ts';

type Change =
  | { t: 'account'; v: Account }
  | { t: 'rental'; v: Rental }
  | { t: 'fault'; v: FaultRule }
  | { t: 'faultUsed'; v: { id: string; key: string } }
  | { t: 'faultGone'; v: { id: string } };

/**
 * All that the sandbox knows, in memory, with every change in a journal before anybody hears of it. Read the maps
 * freely; change them through the methods only.
 */
export class Store {
  /** By rental, in the order of purchase. */
  readonly #rentals = new Map<string, Rental>();
  /** The rental that holds a number now. */
  readonly #rented = new Map<string, Rental>();
  readonly #accounts = new Map<string, Account>();
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

  /** The rental with this id, released or not. */
  rental(carrier: DialectId, accountId: string, ref: string): Rental | undefined {
    const rental = this.#rentals.get(`${carrier}/${ref}`);
    return rental?.account === accountId ? rental : undefined;
  }

  /** Who rents this number now, whatever the account. */
  rented(carrier: DialectId, e164: string): Rental | undefined {
    return this.#rented.get(`${carrier}/${e164}`);
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

  putFault(rule: FaultRule): void {
    this.#record([{ t: 'fault', v: rule }]);
  }

  countFault(id: string, key: string): void {
    this.#record([{ t: 'faultUsed', v: { id, key } }]);
  }

  removeFaults(ids: readonly string[]): void {
    this.#record(ids.map((id) => ({ t: 'faultGone', v: { id } })));
  }

  /** Forgets all but the default accounts. */
  reset(): void {
    this.#journal.truncate();
    for (const map of [this.#rentals, this.#rented, this.#accounts, this.#faults, this.#faultUses])
      map.clear();
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
      case 'rental': {
        const number = `${change.v.carrier}/${change.v.e164}`;
        this.#rentals.set(`${change.v.carrier}/${change.v.ref}`, change.v);
        if (change.v.releasedAt === null) this.#rented.set(number, change.v);
        else if (this.#rented.get(number)?.ref === change.v.ref) this.#rented.delete(number);
        break;
      }
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
}
