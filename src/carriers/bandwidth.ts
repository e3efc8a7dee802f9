/**
 * Bandwidth, by plain HTTP and XML: its SDK cannot set `CustomerOrderId`, by which an order is found again, and
 * repeats a POST by itself after a 401.
 *
 * A release is an order that is worked on later: the answer to the POST says "received" and no more. Before it the
 * number's own record tells whose the number is.
 *
 * Sources: Bandwidth/api-docs `site/specs/numbers.yml` (disconnects, inserviceNumbers, tns), `site/docs/numbers/errors.mdx`
 * (5012, 5074, 5076), `site/docs/numbers/orderWebhook.md` (COMPLETE, PARTIAL, FAILED). Not public: whether the list of
 * disconnect orders can be filtered by `customerOrderId` as other lists of orders can. If it cannot, an order is not
 * found, and a second one for the same number fails with 5074, which counts as already gone.
 */
import { z } from 'zod';
import { readFailure, type Sent } from './adapter.ts';
import {
  disconnectOrder,
  inserviceList,
  numberRecord,
  orderErrors,
  orderIds,
  orderReply,
  type OrderReply,
} from './bandwidth-xml.ts';
import { answerOf, classifyRelease } from './classify.ts';
import { basic, createClient, type AdapterOptions } from './client.ts';
import {
  CarrierListError,
  type CallOptions,
  type Carrier,
  type CarrierNumber,
  type OrderOutcome,
  type ReadFailure,
  type ReleaseOutcome,
  type WithAnswer,
} from './contract.ts';
import { describeCarrier, publicField, secretField } from './descriptor.ts';
import { unpublishedLimit } from './rates.ts';
import { readListings } from './read-listings.ts';
import type { ReasonCode } from './reasons.ts';

const address = 'https://dashboard.bandwidth.com';
const credentials = z.strictObject({
  accountId: publicField(z.string().regex(/^\d+$/, 'digits'), {
    label: 'Account ID',
    description: 'Digits.',
  }),
  username: publicField(z.string().min(1), {
    label: 'User name',
    description: 'Of a user who may disconnect numbers.',
  }),
  password: secretField({ label: 'Password' }),
});

/** Bandwidth recommends its webhook over polling, so polling is slow. */
const pollAfterMs = 5_000;
const pageSize = 1_000;
/** The status of a number that was disconnected and is held back for a while before anybody may rent it. */
const aging = 'Aging';
/** So many orders are looked at to find one again; with a working filter there is one at most. */
const maxCandidates = 3;

/** The adapter for one Bandwidth account. It knows numbers by their ten digits, so `carrierRef` is null. */
export function createBandwidth(
  { accountId, username, password }: z.infer<typeof credentials>,
  { baseUrl = address, timeoutMs }: AdapterOptions,
): Carrier {
  const client = createClient(
    `${baseUrl}/api`,
    { authorization: basic(username, password), accept: 'application/xml' },
    timeoutMs,
  );
  let accountProven = false;

  async function send(
    method: 'GET' | 'POST',
    path: string,
    signal?: AbortSignal,
    body?: string,
  ): Promise<Sent> {
    return sendTo(method, `/accounts/${accountId}${path}`, signal, body);
  }

  async function sendTo(
    method: 'GET' | 'POST',
    path: string,
    signal?: AbortSignal,
    body?: string,
  ): Promise<Sent> {
    const reply = await client({
      method,
      path,
      signal,
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/xml; charset=utf-8' } }),
    });
    return { reply, code: orderErrors(reply)[0]?.code ?? null };
  }

  /** A 404 without a body says that a number is not in service only if the account and the address are right. */
  async function proveAccount(signal?: AbortSignal): Promise<Sent | null> {
    if (accountProven) return null;
    const sent = await send('GET', '/inserviceNumbers/totals', signal);
    accountProven = sent.reply.kind === 'answered' && sent.reply.status === 200;
    return accountProven ? null : sent;
  }

  /** Null when the number's record says that it is ours. */
  async function identify(digits: string, signal?: AbortSignal): Promise<WithAnswer<ReleaseOutcome> | null> {
    const sent = await sendTo('GET', `/tns/${digits}`, signal);
    const answer = answerOf(sent.reply, sent.code);
    // A number that nobody knows: the read-back after it proves that the answer was Bandwidth's.
    if (answer.httpStatus === 404) return { kind: 'already_gone', answer };
    const record = numberRecord(sent.reply);
    if (record === null) return readFailure(sent);
    if (record.digits !== digits) return { kind: 'needs_operator', reason: 'unexpected_answer', answer };
    if (record.accountId !== accountId) {
      return { kind: 'needs_operator', reason: 'held_by_another_account', answer };
    }
    return record.status === aging ? { kind: 'already_gone', answer } : null;
  }

  async function poll(
    number: CarrierNumber,
    orderRef: string,
    { signal }: CallOptions,
  ): Promise<WithAnswer<OrderOutcome>> {
    const sent = await send('GET', `/disconnects/${encodeURIComponent(orderRef)}`, signal);
    const order = orderReply(sent.reply);
    if (order) {
      return {
        ...progress(order, orderRef, tenDigits(number) ?? ''),
        answer: answerOf(sent.reply, sent.code),
      };
    }
    if (sent.reply.kind === 'answered' && sent.reply.status === 404) {
      return { kind: 'unknown', reason: 'order_lost', answer: answerOf(sent.reply, sent.code) };
    }
    return readFailure(sent);
  }

  return {
    async release(number, { signal, orderId }) {
      const digits = tenDigits(number);
      if (digits === null) return notSupported;
      const strange = await identify(digits, signal);
      if (strange) return strange;
      const sent = await send('POST', '/disconnects', signal, disconnectOrder(orderId, [digits]));
      const alike = classifyRelease(sent.reply, sent.code);
      if (alike) return alike;
      const answer = answerOf(sent.reply, sent.code);
      const order = orderReply(sent.reply);
      if (answer.httpStatus === 201 && order?.id) {
        return { kind: 'accepted', orderRef: order.id, pollAfterMs, answer };
      }
      if (sent.code === null) return { kind: 'unknown', reason: 'unexpected_answer', answer };
      const outcome = declined({ errors: orderErrors(sent.reply) }, digits, 'refused_by_carrier');
      return outcome.kind === 'already_gone'
        ? { ...outcome, answer }
        : { kind: 'needs_operator', reason: outcome.reason, answer };
    },

    orders: {
      poll,

      async find(number, { signal, orderId }) {
        const query = new URLSearchParams({ customerOrderId: orderId, size: String(maxCandidates) });
        const sent = await send('GET', `/disconnects?${query.toString()}`, signal);
        const answer = answerOf(sent.reply, sent.code);
        if (answer.httpStatus === 404) {
          const doubt = await proveAccount(signal);
          return doubt ? readFailure(doubt) : { kind: 'no_order', answer };
        }
        const ids = orderIds(sent.reply);
        if (ids === null) return readFailure(sent);
        for (const id of ids.slice(0, maxCandidates)) {
          const found = await send('GET', `/disconnects/${encodeURIComponent(id)}`, signal);
          const order = orderReply(found.reply);
          if (!order) return readFailure(found);
          if (order.customerOrderId === orderId) {
            const outcome = progress(order, id, tenDigits(number) ?? '');
            return { ...outcome, answer: answerOf(found.reply, found.code) };
          }
        }
        return { kind: 'no_order', answer };
      },
    },

    async readBack(number, { signal }) {
      const digits = tenDigits(number);
      if (digits === null) return notSupported;
      const sent = await send('GET', `/inserviceNumbers/${digits}`, signal);
      const answer = answerOf(sent.reply, sent.code);
      if (answer.httpStatus === 200) return { kind: 'present', carrierRef: null, answer };
      if (answer.httpStatus !== 404) return readFailure(sent);
      const doubt = await proveAccount(signal);
      return doubt ? readFailure(doubt) : { kind: 'gone', answer };
    },

    async *list({ signal }) {
      for (let page = 1; ; page += 1) {
        const sent = await send('GET', `/inserviceNumbers?page=${page}&size=${pageSize}`, signal);
        if (sent.reply.kind === 'answered' && sent.reply.status === 204) return;
        const numbers = inserviceList(sent.reply);
        if (numbers === null) throw new CarrierListError(readFailure(sent));
        const listings = numbers.map((digits) => ({
          e164: `+1${digits}`,
          carrierRef: null,
          purchasedAt: null,
          monthlyCostCents: null,
        }));
        yield readListings(listings);
        if (numbers.length < pageSize) return;
      }
    },
  };
}

/** Another form than `+1` and ten digits is not for this API. */
const notSupported: WithAnswer<ReadFailure> = {
  kind: 'needs_operator',
  reason: 'number_not_supported',
  answer: { httpStatus: null, carrierCode: null },
};

function tenDigits({ e164 }: CarrierNumber): string | null {
  return /^\+1(\d{10})$/.exec(e164)?.[1] ?? null;
}

function progress(order: OrderReply, orderRef: string, digits: string): OrderOutcome {
  switch (order.status) {
    case 'COMPLETE':
      return { kind: 'released' };
    case 'PARTIAL':
      return order.disconnected.includes(digits)
        ? { kind: 'released' }
        : declined(order, digits, 'order_failed');
    case 'FAILED':
      return declined(order, digits, 'order_failed');
    default:
      return { kind: 'accepted', orderRef, pollAfterMs };
  }
}

function declined(
  { errors }: Pick<OrderReply, 'errors'>,
  digits: string,
  otherwise: 'order_failed' | 'refused_by_carrier',
): { kind: 'already_gone' } | { kind: 'order_failed'; reason: ReasonCode } {
  const ours = errors.filter(({ numbers }) => numbers.length === 0 || numbers.includes(digits));
  const codes = new Set(ours.map(({ code }) => code));
  // Not in service; does not belong to this account.
  if (codes.has('5074') || codes.has('5076')) return { kind: 'already_gone' };
  return { kind: 'order_failed', reason: codes.has('5012') ? 'account_locked' : otherwise };
}

export const bandwidth = describeCarrier({
  label: 'Bandwidth',
  credentials,
  shownField: 'accountId',
  address,
  environment: { url: 'BANDWIDTH_API_URL' },
  reference: null,
  limit: unpublishedLimit,
  heldDays: 0,
  reclaimDays: null,
  talk: {
    through: 'HTTP, XML',
    release: 'order to disconnect, then polls',
    goneWhen: 'order error 5074 or 5076',
    readBack: '`inserviceNumbers/{tn}`',
    refusals: 'order error 5012',
  },
  create: createBandwidth,
});
