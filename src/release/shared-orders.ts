import type { Carrier, CarrierOrders, OrderReport } from '../carriers/contract.ts';

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

  const tell = async (answer: OrderReport | object) => {
    if ('of' in answer && answer.ended) await ended(answer.orderRef);
  };
  return {
    ...carrier,
    orders: {
      ...orders,
      read: (orderRef, options) =>
        once(reports, orderRef, async () => {
          const report = await orders.read(orderRef, options);
          await tell(report);
          return report;
        }),
      find: (number, options) =>
        once(searches, options.orderId, async () => {
          const found = await orders.find(number, options);
          await tell(found);
          return found;
        }),
    },
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const asked = known.get(key) ?? ask();
  known.set(key, asked);
  return asked;
}
