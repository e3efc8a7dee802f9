import { nowMs } from '../clock.ts';
import { readFailure } from './adapter.ts';
import { tenDigits, type BandwidthApi } from './bandwidth-api.ts';
import {
  disconnectOrder,
  orderErrors,
  orderPage,
  orderReply,
  type ListedOrder,
  type OrderError,
  type OrderReply,
} from './bandwidth-xml.ts';
import { answerOf, classifyRelease } from './classify.ts';
import type {
  BulkOutcome,
  CallOptions,
  CarrierAnswer,
  CarrierNumber,
  CarrierOrders,
  OrderOptions,
  OrderOutcome,
  OrderReport,
  ReadFailure,
  WithAnswer,
} from './contract.ts';
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

/** Every other word means that the order goes on. */
const ending = new Set(['COMPLETE', 'PARTIAL', 'FAILED']);
/** Too many numbers in one order; of several types. */
const notTogether = ['5095', '5175'];

const tollFree = /^8(?:00|33|44|55|66|77|88)/;

type Taken = Extract<BulkOutcome, { kind: 'accepted' | 'retry_after' | 'needs_operator' | 'unknown' }>;
type Declined = Extract<OrderOutcome, { kind: 'already_gone' | 'order_failed' | 'order_over' }>;

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
    if (codes.has('5012')) return { kind: 'order_failed', reason: 'account_locked' };
    if (notTogether.some((code) => codes.has(code)))
      return { kind: 'order_over', waitMs: 0, reason: 'order_of_many_refused' };
    return { kind: 'order_failed', reason: otherwise };
  }

  /** Sends an order, once. `refused` has the errors of an order that was not taken. */
  async function place(
    digits: readonly string[],
    { orderId, signal }: OrderOptions,
  ): Promise<WithAnswer<Taken | { kind: 'refused'; errors: OrderError[] }>> {
    const sent = await api.send('POST', '/disconnects', signal, disconnectOrder(orderId, digits));
    const alike = classifyRelease(sent.reply, sent.code);
    if (alike) return alike as WithAnswer<Taken>;
    const answer = answerOf(sent.reply, sent.code);
    const order = orderReply(sent.reply);
    if (answer.httpStatus === 201 && order?.id) {
      remember(order.id, orderId);
      return { kind: 'accepted', orderRef: order.id, pollAfterMs, answer };
    }
    if (sent.code === null) return { kind: 'unknown', reason: 'unexpected_answer', answer };
    return { kind: 'refused', errors: orderErrors(sent.reply), answer };
  }

  function report(order: OrderReply, orderRef: string, answer: CarrierAnswer): OrderReport {
    const ended = ending.has(order.status);
    const of = async (number: CarrierNumber, { signal }: CallOptions): Promise<WithAnswer<OrderOutcome>> => {
      const digits = tenDigits(number) ?? '';
      if (order.status === 'COMPLETE' || (ended && order.disconnected.includes(digits))) {
        return { kind: 'released', answer };
      }
      if (!ended) return { kind: 'accepted', orderRef, pollAfterMs, answer };
      return { ...(await declined(order, digits, 'order_failed', signal)), answer };
    };
    return { orderRef, ended, of };
  }

  const open = (orderRef: string, signal?: AbortSignal) =>
    api.send('GET', `/disconnects/${encodeURIComponent(orderRef)}`, signal);

  /** The orders since a day, page by page as the answers' links lead. */
  async function ordersSince(since: Date, signal?: AbortSignal) {
    const query = new URLSearchParams({ startdate: day(since), enddate: day(new Date(nowMs() + dayMs)) });
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
    place,
    declined,
    orders: {
      single: true,

      async read(orderRef, { signal }) {
        const sent = await open(orderRef, signal);
        const answer = answerOf(sent.reply, sent.code);
        const order = orderReply(sent.reply);
        if (order) return report(order, orderRef, answer);
        const lost = answer.httpStatus === 404;
        const outcome = lost
          ? { kind: 'unknown' as const, reason: 'order_lost' as const, answer }
          : readFailure(sent);
        return { orderRef, ended: lost, of: () => Promise.resolve(outcome) };
      },

      bulk: {
        least: 2,
        // One type of number an order.
        kindOf: (number) => (tollFree.test(tenDigits(number) ?? '') ? 'toll-free' : 'other'),
        async send(numbers, options) {
          const digits = numbers.flatMap((number) => tenDigits(number) ?? []);
          const placed = await place(digits, options);
          return placed.kind === 'refused' ? { kind: 'refused', answer: placed.answer } : placed;
        },
      },

      // Listing disconnects has no documented filter by our id, and the list does not tell it: orders are opened.
      async find(_number, { signal, orderId, sentAfter }) {
        const known = [...customerIds].find(([, id]) => id === orderId)?.[0];
        const listed = known === undefined ? await ordersSince(sentAfter, signal) : null;
        if (listed && listed.kind !== 'listed') return listed;
        const unopened = (listed?.orders ?? [])
          .filter(
            ({ id, createdAt }) => !customerIds.has(id) && (createdAt === null || createdAt >= sentAfter),
          )
          .map(({ id }) => id);
        let answer = listed?.answer ?? nothingAsked;
        const goesOn = (waitMs: number) =>
          ({ kind: 'retry_after', waitMs, reason: 'order_being_looked_for', answer }) as const;
        const toOpen = known === undefined ? unopened.slice(0, mostOpened) : [known];
        for (const [opened, id] of toOpen.entries()) {
          const sent = await open(id, signal);
          const order = orderReply(sent.reply);
          answer = answerOf(sent.reply, sent.code);
          if (!order) {
            const failure = readFailure(sent);
            // What was opened before need not be opened again, so that this is no failure of the search.
            return opened > 0 && failure.kind === 'retry_after'
              ? goesOn(Math.max(failure.waitMs, searchAgainMs))
              : failure;
          }
          remember(id, order.customerOrderId);
          if (order.customerOrderId === orderId) {
            return report(order, id, answer);
          }
        }
        const whole = unopened.length <= mostOpened && (listed?.whole ?? true);
        return whole ? { kind: 'no_order', answer } : goesOn(searchAgainMs);
      },
    } satisfies CarrierOrders,
  };
}

/** As this list documents it: 22-10-31. */
function day(date: Date): string {
  return date.toISOString().slice(2, 10);
}
