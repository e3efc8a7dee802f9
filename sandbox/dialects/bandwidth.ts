/**
 * Bandwidth's Dashboard API, as far as numbers in service and orders to disconnect them go. Documents from
 * Bandwidth/api-docs `site/specs/numbers.yml`, codes from `site/docs/numbers/errors.mdx`. Not public, and so chosen
 * here: that the list of orders can be filtered by `customerOrderId`, as other lists of orders can, and the body of a
 * 429. A multi-number order may end PARTIAL.
 */
import { randomUUID } from 'node:crypto';
import {
  answering,
  basicAuth,
  type Answer,
  type Dialect,
  type Incoming,
  type Operation,
} from '../dialect.ts';
import type { Order } from '../model.ts';
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
const record = /^\/api\/tns\/(\d{10})$/;
const defaultPageSize = 300;
const maxPageSize = 5_000;

export const bandwidthDialect: Dialect<'bandwidth'> = {
  id: 'bandwidth',
  customer: { account: '5500000', secret: 'sandbox-password' },
  credentials: (accountId, password) => ({ accountId, username: accountId, password }),

  understand(request, store, now) {
    settleOrders(store, now);
    const [, tn] = record.exec(request.path) ?? [];
    if (tn !== undefined && request.method === 'GET') return tnRecord(request, store, `+1${tn}`);
    const [, account, kind, id] = resource.exec(request.path) ?? [];
    const auth = basicAuth(request.headers);
    const customer = account === undefined ? undefined : store.account('bandwidth', account);
    if (account === undefined) return answering('rejected', null, { status: 404 });
    if (!customer || auth?.user !== account || auth.password !== customer.secret) {
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

/** Tells whose a number is, to every customer. */
function tnRecord({ headers }: Incoming, store: Store, number: string): Operation {
  const auth = basicAuth(headers);
  const customer = auth && store.account('bandwidth', auth.user);
  if (!customer || auth.password !== customer.secret) return answering('rejected', null, { status: 401 });
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
    const rented = store.rented('bandwidth', number)?.account === account;
    return answering('read', account, { status: rented ? 200 : 404 }, [number]);
  }
  const size = Math.min(Number(query.get('size') ?? defaultPageSize) || defaultPageSize, maxPageSize);
  const page = Math.max(Number(query.get('page') ?? 1) || 1, 1);
  const all = store.rentedBy('bandwidth', account);
  const shown = all.slice((page - 1) * size, page * size);
  const answer = shown.length === 0 ? { status: 204 } : xml(200, numbersDocument(all.length, shown));
  return answering('list', account, answer);
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
    const answer = order ? xml(200, orderDocument(order)) : { status: 404 };
    return answering('poll', account, answer, order?.numbers);
  }
  const wanted = query.get('customerOrderId');
  const found = store
    .ordersOf('bandwidth', account)
    .filter((order) => wanted === null || order.customerOrderId === wanted);
  const size = Math.min(Number(query.get('size') ?? defaultPageSize) || defaultPageSize, maxPageSize);
  const answer = found.length === 0 ? { status: 404 } : xml(200, listDocument(found.slice(0, size)));
  return answering('poll', account, answer, wanted === null ? [] : found.flatMap(({ numbers }) => numbers));
}

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
