import type { Order, Rental } from './model.ts';
import type { Store } from './store.ts';

/** Not in service; the account is locked; any other reason a number cannot be disconnected for. */
const codes = { gone: 5074, locked: 5012, other: 5006 };

/** Works off every order whose time has come, as if it had been done at that time. */
export function settleOrders(store: Store, now: Date): void {
  for (const order of store.pendingOrders()) {
    if (Date.parse(order.dueAt) <= now.getTime()) settle(store, order);
  }
}

function settle(store: Store, order: Order): void {
  const released: Rental[] = [];
  const failed: { e164: string; code: number }[] = [];
  for (const e164 of order.numbers) {
    const rental = store.rented('bandwidth', e164);
    if (rental?.account !== order.account) failed.push({ e164, code: codes.gone });
    else if (rental.hold === 'account_locked') failed.push({ e164, code: codes.locked });
    else if (rental.hold !== null) failed.push({ e164, code: codes.other });
    else released.push({ ...rental, releasedAt: order.dueAt });
  }
  const disconnected = released.map(({ e164 }) => e164);
  store.putOrder({ ...order, result: { disconnected, failed } }, released);
}
