import { readFailure } from './adapter.ts';
import { tenDigits, type BandwidthApi } from './bandwidth-api.ts';
import { orderPage, orderReply, type ListedOrder, type OrderReply } from './bandwidth-xml.ts';
import { answerOf } from './classify.ts';
import type { CarrierAnswer, CarrierOrders, OrderOutcome, ReadFailure, WithAnswer } from './contract.ts';
import type { ReasonCode } from './reasons.ts';

/** Bandwidth recommends its webhook over polling, so polling is slow. */
export const pollAfterMs = 5_000;
const pageSize = 1_000;
const dayMs = 24 * 60 * 60 * 1000;
/** So many pages are read, and so many orders opened, before the search goes on in the next attempt. */
const mostPages = 20;
const mostOpened = 10;
const searchAgainMs = 1_000;
/** Whose an order is never changes, so it is asked once; so many are remembered. */
const mostRemembered = 20_000;

const nothingAsked: CarrierAnswer = { httpStatus: null, carrierCode: null };

type Declined = { kind: 'already_gone' } | { kind: 'order_failed'; reason: ReasonCode };

/** Orders of an account: how they go on, and which one was sent under an id of ours. */
export function bandwidthOrders(api: BandwidthApi) {
  const customerIds = new Map<string, string | null>();

  /** That an order of Bandwidth's was sent under an id of ours. */
  function remember(orderRef: string, customerOrderId: string | null): void {
    customerIds.set(orderRef, customerOrderId);
    const [oldest] = customerIds.keys();
    if (customerIds.size > mostRemembered && oldest !== undefined) customerIds.delete(oldest);
  }

  /** What an order, or the refusal of one, means for a number that it did not disconnect. */
  async function declined(
    { errors }: Pick<OrderReply, 'errors'>,
    digits: string,
    otherwise: ReasonCode,
    signal?: AbortSignal,
  ): Promise<Declined | ReadFailure> {
    const ours = errors.filter(({ numbers }) => numbers.length === 0 || numbers.includes(digits));
    const codes = new Set(ours.map(({ code }) => code));
    // Not in service; does not belong to this account.
    if (codes.has('5074') || codes.has('5076')) return { kind: 'already_gone' };
    // Documented as "disconnect error", and sent for numbers that are not the account's: their record tells which.
    if (codes.has('5006')) {
      const standing = await api.standing(digits, signal);
      if (standing.kind === 'gone' || standing.kind === 'elsewhere') return { kind: 'already_gone' };
      if (standing.kind !== 'ours') return standing;
    }
    return { kind: 'order_failed', reason: codes.has('5012') ? 'account_locked' : otherwise };
  }

  async function progress(
    order: OrderReply,
    orderRef: string,
    digits: string,
    answer: CarrierAnswer,
    signal?: AbortSignal,
  ): Promise<WithAnswer<OrderOutcome>> {
    const ended = order.status === 'FAILED' || order.status === 'PARTIAL';
    if (order.status === 'COMPLETE' || (ended && order.disconnected.includes(digits))) {
      return { kind: 'released', answer };
    }
    if (!ended) return { kind: 'accepted', orderRef, pollAfterMs, answer };
    return { ...(await declined(order, digits, 'order_failed', signal)), answer };
  }

  const open = (orderRef: string, signal?: AbortSignal) =>
    api.send('GET', `/disconnects/${encodeURIComponent(orderRef)}`, signal);

  /** The orders since a day, page by page as the answers' links lead. */
  async function ordersSince(since: Date, signal?: AbortSignal) {
    const query = new URLSearchParams({ startdate: day(since), enddate: day(new Date(Date.now() + dayMs)) });
    const orders: ListedOrder[] = [];
    let next: string | null = `?${query.toString()}&page=1&size=${pageSize}`;
    let answer = nothingAsked;
    for (let pages = 0; next !== null && pages < mostPages; pages += 1) {
      const sent = await api.send('GET', `/disconnects${next}`, signal);
      answer = answerOf(sent.reply, sent.code);
      if (answer.httpStatus === 404) {
        const doubt = await api.proveAccount(signal);
        return doubt ? readFailure(doubt) : { kind: 'listed' as const, orders, answer, whole: true };
      }
      const page = orderPage(sent.reply);
      if (page === null) return readFailure(sent);
      orders.push(...page.items);
      next = page.next;
    }
    return { kind: 'listed' as const, orders, answer, whole: next === null };
  }

  return {
    remember,
    declined,
    orders: {
      async poll(number, orderRef, { signal }) {
        const sent = await open(orderRef, signal);
        const answer = answerOf(sent.reply, sent.code);
        const order = orderReply(sent.reply);
        if (order) return progress(order, orderRef, tenDigits(number) ?? '', answer, signal);
        if (answer.httpStatus === 404) return { kind: 'unknown', reason: 'order_lost', answer };
        return readFailure(sent);
      },

      // Listing disconnects has no documented filter by our id, and the list does not tell it: orders are opened.
      async find(number, { signal, orderId, sentAfter }) {
        const known = [...customerIds].find(([, id]) => id === orderId)?.[0];
        const listed = known === undefined ? await ordersSince(sentAfter, signal) : null;
        if (listed && listed.kind !== 'listed') return listed;
        const unopened = (listed?.orders ?? [])
          .filter(
            ({ id, createdAt }) => !customerIds.has(id) && (createdAt === null || createdAt >= sentAfter),
          )
          .map(({ id }) => id);
        let answer = listed?.answer ?? nothingAsked;
        for (const id of known === undefined ? unopened.slice(0, mostOpened) : [known]) {
          const sent = await open(id, signal);
          const order = orderReply(sent.reply);
          if (!order) return readFailure(sent);
          answer = answerOf(sent.reply, sent.code);
          remember(id, order.customerOrderId);
          if (order.customerOrderId === orderId) {
            return progress(order, id, tenDigits(number) ?? '', answer, signal);
          }
        }
        const whole = unopened.length <= mostOpened && (listed?.whole ?? true);
        return whole
          ? { kind: 'no_order', answer }
          : { kind: 'retry_after', waitMs: searchAgainMs, reason: 'order_being_looked_for', answer };
      },
    } satisfies CarrierOrders,
  };
}

/** As this list documents it: 22-10-31. */
function day(date: Date): string {
  return date.toISOString().slice(2, 10);
}
