/**
 * Bandwidth's numbers API, as far as numbers in service and orders to disconnect them go. Documents from
 * Bandwidth/api-docs `site/specs/numbers.yml`, codes from `site/docs/numbers/errors.mdx`. Where documents differ it
 * takes the way that is harder on a client: `page` is the place of the first number, or the id of the first order, and
 * half of the numbers carry `+1`. Not public, and so chosen here: the body of a 429. A multi-number order may end PARTIAL.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  answering,
  basicAuth,
  json,
  type Answer,
  type Dialect,
  type Incoming,
  type Operation,
} from '../dialect.ts';
import type { Account, Order } from '../model.ts';
import { settleOrders } from '../orders.ts';
import type { Store } from '../store.ts';
import {
  acceptedDocument,
  errorDocument,
  listDocument,
  numberDocument,
  numbersDocument,
  orderDocument,
} from './bandwidth-documents.ts';

const resource = /^\/api\/accounts\/(\d+)\/(disconnects|inserviceNumbers)(?:\/([^/]+))?$/;
const tokenPath = '/api/v1/oauth2/token';
const tokenFields = z.object({ account: z.string(), until: z.number(), after: z.number() });
const record = /^\/api\/tns\/(\d{10})$/;
const defaultPageSize = 300;
/** Less than what clients ask for: a page is as long as the answer is. */
const maxPageSize = 500;

export const bandwidthDialect: Dialect<'bandwidth'> = {
  id: 'bandwidth',
  customer: { account: '5500000', secret: 'sandbox-password' },
  credentials: (accountId, clientSecret) => ({ accountId, clientId: accountId, clientSecret }),

  understand(request, store, now) {
    settleOrders(store, now);
    if (request.path === tokenPath && request.method === 'POST') return newToken(request, store, now);
    const [, tn] = record.exec(request.path) ?? [];
    if (tn !== undefined && request.method === 'GET') {
      return tnRecord(customerOf(request, store, now), store, `+1${tn}`);
    }
    const [, account, kind, id] = resource.exec(request.path) ?? [];
    if (account === undefined) return answering('rejected', null, { status: 404 });
    if (customerOf(request, store, now)?.account !== account) {
      return answering('rejected', null, { status: 401 });
    }
    const { method } = request;
    if (kind === 'inserviceNumbers' && method === 'GET') return inservice(request, store, account, id);
    if (kind === 'disconnects' && method === 'POST' && id === undefined) {
      return disconnect(request, store, account, now);
    }
    if (kind === 'disconnects' && method === 'GET') return orders(request, store, account, id);
    return answering('rejected', account, { status: 405 });
  },

  throttled: (retryAfter) => ({
    status: 429,
    ...(retryAfter === null ? {} : { headers: { 'retry-after': retryAfter } }),
  }),
  failed: () => ({ status: 500 }),
  newRef: () => randomUUID(),
};

/** Whose request it is: by a token, or by the user's name and password of old. */
function customerOf({ headers }: Incoming, store: Store, now: Date): Account | null {
  const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  return token === undefined ? byBasic(headers, store) : tokenHolder(token, store, now);
}

function byBasic(headers: Incoming['headers'], store: Store): Account | null {
  const auth = basicAuth(headers);
  const customer = auth && store.account('bandwidth', auth.user);
  return customer && customer.secret === auth.password ? customer : null;
}

/** OAuth 2.0, client credentials; a customer's client id is its account's. */
function newToken(request: Incoming, store: Store, now: Date): Operation {
  const customer = byBasic(request.headers, store);
  if (!customer) return answering('rejected', null, json(401, { error: 'invalid_client' }));
  if (new URLSearchParams(request.body).get('grant_type') !== 'client_credentials') {
    return answering('rejected', customer.account, json(400, { error: 'unsupported_grant_type' }));
  }
  const fields = {
    account: customer.account,
    until: now.getTime() + store.tokenHoldsMs,
    after: store.tokensRevoked,
  };
  const access_token = Buffer.from(JSON.stringify(fields)).toString('base64url');
  const body = { access_token, token_type: 'Bearer', expires_in: store.tokenLifeMs / 1000 };
  return answering('token', customer.account, json(200, body));
}

/** The token holds in itself what it is good for: the sandbox guards nothing. */
function tokenHolder(token: string, store: Store, now: Date): Account | null {
  try {
    const { account, until, after } = tokenFields.parse(
      JSON.parse(Buffer.from(token, 'base64url').toString()),
    );
    const holds = until > now.getTime() && after === store.tokensRevoked;
    return holds ? (store.account('bandwidth', account) ?? null) : null;
  } catch {
    return null;
  }
}

/** Tells whose a number is, to every customer. */
function tnRecord(customer: Account | null, store: Store, number: string): Operation {
  if (!customer) return answering('rejected', null, { status: 401 });
  const rental = store.lastRental('bandwidth', number);
  const answer = rental ? xml(200, numberDocument(rental)) : { status: 404 };
  return answering('read', customer.account, answer, [number]);
}

function inservice({ query }: Incoming, store: Store, account: string, digits?: string): Operation {
  if (digits === 'totals') {
    const count = store.rentedBy('bandwidth', account).length;
    return answering('read', account, xml(200, `<Quantity><Count>${count}</Count></Quantity>`));
  }
  if (digits !== undefined) {
    const number = `+1${digits}`;
    const rental = store.rented('bandwidth', number);
    const inService = rental?.account === account && rental.hold !== 'in_account';
    return answering('read', account, { status: inService ? 200 : 404 }, [number]);
  }
  const first = Math.max(Number(query.get('page') ?? 1) || 1, 1);
  const all = store.rentedBy('bandwidth', account).filter(({ hold }) => hold !== 'in_account');
  const size = sizeOf(query);
  const shown = all.slice(first - 1, first - 1 + size);
  const next =
    first - 1 + size < all.length ? linkTo('inserviceNumbers', account, String(first + size), query) : null;
  const answer = shown.length === 0 ? { status: 204 } : xml(200, numbersDocument(all.length, shown, next));
  return answering('list', account, answer);
}

const sizeOf = (query: URLSearchParams) =>
  Math.min(Number(query.get('size') ?? defaultPageSize) || defaultPageSize, maxPageSize);

function linkTo(list: string, account: string, page: string, query: URLSearchParams): string {
  const following = new URLSearchParams(query);
  following.set('page', page);
  return `https://dashboard.bandwidth.com:443/v1.0/accounts/${account}/${list}?${following.toString()}`;
}

function disconnect({ body }: Incoming, store: Store, account: string, now: Date): Operation {
  const numbers = texts(body, 'TelephoneNumber').map((digits) => `+1${digits}`);
  const customerOrderId = texts(body, 'CustomerOrderId')[0] ?? null;
  return {
    action: 'release',
    account,
    numbers,
    perform() {
      if (numbers.length === 0)
        return { answer: refused(5073, 'Telephone number is required.'), effect: false };
      if (customerOrderId !== null && !/^[\w -]{1,40}$/.test(customerOrderId)) {
        return { answer: refused(5052, 'Customer order ID is invalid.'), effect: false };
      }
      const order: Order = {
        id: randomUUID(),
        carrier: 'bandwidth',
        kind: 'release',
        account,
        customerOrderId,
        numbers,
        createdAt: now.toISOString(),
        dueAt: new Date(now.getTime() + store.orderDelayMs).toISOString(),
        result: null,
      };
      store.putOrder(order);
      const location = `https://dashboard.bandwidth.com/api/accounts/${account}/disconnects/${order.id}`;
      return { answer: xml(201, acceptedDocument(order), { location }), effect: true };
    },
  };
}

function orders({ query }: Incoming, store: Store, account: string, id?: string): Operation {
  if (id !== undefined) {
    const order = store.order('bandwidth', account, id);
    const answer = order ? xml(200, orderDocument(order, store.orderWord)) : { status: 404 };
    return answering('poll', account, answer, order?.numbers);
  }
  // No other filter is documented; one that it does not know changes nothing.
  const [from, to] = [dayOf(query.get('startdate')), dayOf(query.get('enddate'))];
  const all = store
    .ordersOf('bandwidth', account)
    .filter(({ createdAt }) => from === null || to === null || (createdAt >= from && createdAt < to));
  const page = query.get('page') ?? '1';
  const first = page === '1' ? 0 : all.findIndex((order) => order.id === page);
  const size = sizeOf(query);
  const shown = first < 0 ? [] : all.slice(first, first + size);
  const following = first < 0 ? undefined : all[first + size];
  const next = following ? linkTo('disconnects', account, following.id, query) : null;
  const answer = shown.length === 0 ? { status: 404 } : xml(200, listDocument(all.length, shown, next));
  return answering(
    'poll',
    account,
    answer,
    shown.flatMap(({ numbers }) => numbers),
  );
}

/** `22-10-31` as it begins an ISO 8601 time. */
const dayOf = (text: string | null) => (text === null ? null : `20${text}`);

/** The texts of all elements of a name. Enough for requests that our own adapter, or curl, writes. */
function texts(body: string, name: string): string[] {
  return [...body.matchAll(new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`, 'g'))].map(
    ([, text]) => text ?? '',
  );
}

function refused(code: number, description: string): Answer {
  return { ...xml(400, errorDocument(code, description)), code: String(code) };
}

function xml(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml; charset=utf-8', ...headers },
    body: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`,
  };
}
