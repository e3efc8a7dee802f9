import type { Carrier, CarrierOrders } from '../carriers/contract.ts';

/**
 * The carrier, asked once for what many numbers want to know of the same order, for as long as this object is used.
 *
 * @param ended told of each order that the carrier is done with, before its report is used
 */
export function sharingOrders(carrier: Carrier, ended: (orderRef: string) => Promise<void>): Carrier {
  const { orders } = carrier;
  if (!orders) return carrier;
  const reports = new Map<string, ReturnType<CarrierOrders['read']>>();
  const searches = new Map<string, ReturnType<CarrierOrders['find']>>();

  const read = async (...[orderRef, options]: Parameters<CarrierOrders['read']>) => {
    const report = await orders.read(orderRef, options);
    if (report.ended) await ended(orderRef);
    return report;
  };
  return {
    ...carrier,
    orders: {
      ...orders,
      read: (orderRef, options) => once(reports, orderRef, () => read(orderRef, options)),
      find: (number, options) => once(searches, options.orderId, () => orders.find(number, options)),
    },
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const asked = known.get(key) ?? ask();
  known.set(key, asked);
  return asked;
}
