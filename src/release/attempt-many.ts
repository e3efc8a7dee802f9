import type { Carrier } from '../carriers/contract.ts';
import { largestBatch } from '../carriers/rates.ts';
import { releasesToOrder } from '../db/releases/releases-to-order.ts';
import { wakeOrder } from '../db/releases/wake-order.ts';
import { attemptRelease, type AttemptDeps } from './attempt.ts';
import { orderMany } from './order-many.ts';
import { sharingOrders } from './shared-orders.ts';
import { sideBySide } from './side-by-side.ts';

/** What has not been begun by then is left, still due: an activity must end well before its time is over. */
const beginWithinMs = 90_000;

/**
 * One attempt at each of some numbers of one campaign and carrier. Those that are to be released go into orders for many
 * where the carrier takes such; what several want to know of one order is asked once.
 */
export async function attemptReleases(deps: AttemptDeps, numberIds: readonly string[]): Promise<void> {
  const untilMs = performance.now() + beginWithinMs;
  const shared = { ...deps, carrierFor: sharedCarriers(deps), together: numberIds.length };
  const numbers = numberIds.length > 1 ? await releasesToOrder(deps.sql, numberIds) : [];
  const ordered = new Set(await orderMany(shared, numbers));
  const left = numberIds.filter((numberId) => !ordered.has(numberId));
  await sideBySide(left, largestBatch, async (numberId) => {
    if (performance.now() < untilMs && !deps.signal?.aborted) await attemptRelease(shared, numberId);
  });
}

/** The carriers of these attempts, each asked once for what several of them want to know of one order. */
function sharedCarriers(deps: AttemptDeps): AttemptDeps['carrierFor'] {
  const known = new Map<Carrier, Carrier>();
  return async (accountId, name, login) => {
    const carrier = await deps.carrierFor(accountId, name, login);
    if (!carrier) return null;
    const shared =
      known.get(carrier) ??
      sharingOrders(carrier, (orderRef) => wakeOrder(deps.sql, { carrier: name, orderRef }));
    known.set(carrier, shared);
    return shared;
  };
}
