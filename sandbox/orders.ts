import type { Order, Rental } from './model.ts';
import type { Store } from './store.ts';

/** Rented by nobody; by somebody else; the account is locked; any other reason why a number cannot be released. */
const codes = {
  bandwidth: { gone: 5074, elsewhere: 5006, locked: 5012, other: 5006 },
  telnyx: { gone: 10_005, elsewhere: 10_005, locked: 10_015, other: 10_015 },
};

/** The hold that an order of this kind takes away. */
const takesAway = { unlock: 'deletion_lock', emergency_off: 'emergency_address' } as const;

/** Works on every order whose time has come, as if it had been done at that time. */
export function settleOrders(store: Store, now: Date): void {
  for (const order of store.pendingOrders()) {
    if (Date.parse(order.dueAt) <= now.getTime()) settle(store, order);
  }
}

function settle(store: Store, order: Order): void {
  const { carrier, kind, dueAt } = order;
  const changed: Rental[] = [];
  const failed: { e164: string; code: number }[] = [];
  for (const e164 of order.numbers) {
    const rental = store.rented(carrier, e164);
    if (!rental) failed.push({ e164, code: codes[carrier].gone });
    else if (rental.account !== order.account) failed.push({ e164, code: codes[carrier].elsewhere });
    else if (rental.hold === 'in_account') failed.push({ e164, code: codes[carrier].gone });
    else if (kind !== 'release') {
      changed.push({ ...rental, hold: rental.hold === takesAway[kind] ? null : rental.hold });
    } else if (rental.hold === 'account_locked') failed.push({ e164, code: codes[carrier].locked });
    else if (rental.hold !== null) failed.push({ e164, code: codes[carrier].other });
    else changed.push({ ...rental, releasedAt: dueAt });
  }
  const done = changed.map(({ e164 }) => e164);
  store.putOrder({ ...order, result: { done, failed } }, changed);
}
