/**
 * Plivo's API v1, as far as numbers go. Shapes from plivo.com/docs/numbers/api and the tests of Plivo's own SDK, which
 * have a 404 that is exactly `{}`. Not public, and so chosen here: the answer to a number that may not be released.
 */
import { randomUUID } from 'node:crypto';
import {
  answering,
  basicAuth,
  json,
  releasing,
  type Answer,
  type Dialect,
  type Incoming,
  type Operation,
} from '../dialect.ts';
import type { Rental } from '../model.ts';
import type { Store } from '../store.ts';

const resource = /^\/v1\/Account\/([^/]+)\/Number\/(?:(\d+)\/)?$/;
const forSale = /^\/v1\/Account\/([^/]+)\/PhoneNumber\/(\d+)\/$/;
const maxPageSize = 20;
/** So long an unrented number is kept for who had it. */
const keptMs = 10 * 24 * 60 * 60 * 1000;

export const plivoDialect: Dialect<'plivo'> = {
  id: 'plivo',
  customer: { account: 'MASANDBOX00000000000', secret: 'sandbox-token' },
  credentials: (authId, authToken) => ({ authId, authToken }),

  understand(request, store, now) {
    const [, buyer, wanted] = forSale.exec(request.path) ?? [];
    const [, account = buyer, digits] = resource.exec(request.path) ?? [];
    const auth = basicAuth(request.headers);
    const customer = account === undefined ? undefined : store.account('plivo', account);
    if (account === undefined) return answering('rejected', null, error(404, 'not found'));
    if (!customer || auth?.user !== account || auth.password !== customer.secret) {
      return answering('rejected', null, error(401, 'authentication failed'));
    }
    if (wanted !== undefined && request.method === 'POST') return buy(store, account, `+${wanted}`, now);
    if (digits === undefined && request.method === 'GET') return list(request, store, account);
    if (digits === undefined) return answering('rejected', account, error(405, 'method not allowed'));
    const number = `+${digits}`;
    const find = () => {
      const rental = store.rented('plivo', number);
      return rental?.account === account ? rental : undefined;
    };
    if (request.method === 'DELETE') {
      return releasing({ store, now, account, numbers: [number] }, find, {
        done: () => ({ status: 204 }),
        gone: () => json(404, {}),
        refusal: ({ hold }) => (hold === null ? null : error(400, 'number cannot be unrented')),
      });
    }
    const rental = find();
    const answer = rental ? json(200, { api_id: randomUUID(), ...show(rental) }) : json(404, {});
    return answering('read', account, answer, [number]);
  },

  throttled(retryAfter) {
    const answer = error(429, 'too many requests');
    if (retryAfter !== null) answer.headers = { ...answer.headers, 'retry-after': retryAfter };
    return answer;
  },
  failed: () => error(500, 'internal server error'),
  newRef: () => randomUUID(),
};

function list({ query, path }: Incoming, store: Store, account: string): Operation {
  const prefix = query.get('number_startswith');
  const limit = Math.min(Number(query.get('limit') ?? maxPageSize) || maxPageSize, maxPageSize);
  const offset = Math.max(Number(query.get('offset') ?? 0) || 0, 0);
  return {
    action: prefix === null ? 'list' : 'read',
    account,
    numbers: prefix === null ? [] : [`+${prefix}`],
    perform() {
      const all = matching(store, account, prefix);
      const link = (to: number) => `${path}?limit=${limit}&offset=${to}`;
      const meta = {
        limit,
        offset,
        total_count: all.length,
        next: offset + limit < all.length ? link(offset + limit) : null,
        previous: offset > 0 ? link(Math.max(offset - limit, 0)) : null,
      };
      const objects = all.slice(offset, offset + limit).map(show);
      return { answer: json(200, { api_id: randomUUID(), meta, objects }), effect: false };
    },
  };
}

/** Buys a number that was unrented: its old owner may at once, everybody else when it is for sale again. */
function buy(store: Store, account: string, e164: string, now: Date): Operation {
  return {
    action: 'buy',
    account,
    numbers: [e164],
    perform() {
      const last = store.rented('plivo', e164) ? undefined : store.lastRental('plivo', e164);
      const kept =
        last && now.getTime() - Date.parse(last.releasedAt ?? '') < keptMs && last.account === account;
      if (!last || !(kept || last.forSale)) return { answer: error(404, 'not found'), effect: false };
      const rental = {
        ...last,
        account,
        ref: randomUUID(),
        purchasedAt: now.toISOString(),
        releasedAt: null,
      };
      store.putRentals([rental]);
      const numbers = [{ number: e164.slice(1), status: 'Success' }];
      const body = { api_id: randomUUID(), message: 'created', numbers, status: 'fulfilled' };
      return { answer: json(201, body), effect: true };
    },
  };
}

function matching(store: Store, account: string, prefix: string | null): Rental[] {
  if (prefix === null) return store.rentedBy('plivo', account);
  const exact = store.rented('plivo', `+${prefix}`);
  if (exact) return exact.account === account ? [exact] : [];
  return store.rentedBy('plivo', account).filter(({ e164 }) => e164.startsWith(`+${prefix}`));
}

function show(rental: Rental): Record<string, unknown> {
  return {
    number: rental.e164.slice(1),
    added_on: rental.purchasedAt.slice(0, 10),
    alias: null,
    carrier: 'Plivo',
    monthly_rental_rate: (rental.monthlyCostCents / 100).toFixed(5),
    number_type: 'local',
    renewal_date: rental.renewsAt?.slice(0, 10) ?? null,
    sms_enabled: true,
    sub_account: rental.subaccount === undefined ? null : `/v1/Account/${rental.subaccount}/`,
    voice_enabled: true,
    resource_uri: `/v1/Account/${rental.account}/Number/${rental.e164.slice(1)}/`,
  };
}

function error(status: number, words: string): Answer {
  return json(status, { api_id: randomUUID(), error: words });
}
