/**
 * Vonage's Numbers API, as far as owned numbers go. Shapes from Nexmo/api-specification `definitions/numbers.yml`; the
 * body of a 420 from Nexmo/nexmo-cli issue 233, of a 429 from Vonage's list of API errors. Not public, and so chosen
 * here: that a number which is not owned is answered by 420 too.
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

const country = 'US';
const defaultPageSize = 10;
const maxPageSize = 100;

export const vonageDialect: Dialect<'vonage'> = {
  id: 'vonage',
  customer: { account: '5a5a5a5a', secret: 'sandbox-secret' },
  credentials: (apiKey, apiSecret) => ({ apiKey, apiSecret }),

  understand(request, store, now) {
    const auth = basicAuth(request.headers);
    const customer = auth && store.account('vonage', auth.user);
    if (!customer || auth.password !== customer.secret) {
      return answering('rejected', null, answer(401, '401', 'authentication failed'));
    }
    const { account } = customer;
    if (request.method === 'GET' && request.path === '/account/numbers') return list(request, store, account);
    if (request.method === 'GET' && request.path === '/number/search') return search(request, store, account);
    if (request.method !== 'POST' || request.path !== '/number/cancel') {
      return answering('rejected', account, { status: 404 });
    }
    const form = new URLSearchParams(request.body);
    const number = `+${form.get('msisdn') ?? ''}`;
    const find = () => {
      const rental = store.rented('vonage', number);
      return rental?.account === account && form.get('country') === country ? rental : undefined;
    };
    return releasing({ store, now, account, numbers: [number] }, find, {
      done: () => answer(200, '200', 'success'),
      gone: () => answer(420, '420', 'method failed'),
      refusal: ({ hold }) => (hold === null ? null : answer(420, '420', 'method failed')),
    });
  },

  throttled(retryAfter) {
    const type = 'https://developer.nexmo.com/api-errors#throttled';
    const headers: Record<string, string> = retryAfter === null ? {} : { 'retry-after': retryAfter };
    return json(429, { type, title: 'Throttled', detail: 'Too many requests' }, headers);
  },
  failed: () => ({ status: 500 }),
  newRef: () => randomUUID(),
};

function list({ query }: Incoming, store: Store, account: string): Operation {
  const pattern = query.get('pattern');
  const anywhere = query.get('search_pattern') === '1';
  const size = Math.min(Number(query.get('size') ?? defaultPageSize) || defaultPageSize, maxPageSize);
  const index = Math.max(Number(query.get('index') ?? 1) || 1, 1);
  return {
    action: pattern === null ? 'list' : 'read',
    account,
    numbers: pattern === null ? [] : [`+${pattern}`],
    perform() {
      const all = matching(store, account, pattern, anywhere);
      const numbers = all.slice((index - 1) * size, index * size).map(show);
      // Without numbers Vonage leaves out both.
      return { answer: json(200, all.length === 0 ? {} : { count: all.length, numbers }), effect: false };
    },
  };
}

/** Numbers for sale with what they cost, in euros; there is always one to be had. */
function search({ query }: Incoming, store: Store, account: string): Operation {
  const pattern = query.get('pattern');
  const found = store.forSale('vonage', pattern ?? '').map(({ e164 }) => e164.slice(1));
  const msisdns = pattern === null ? ['12015550100', ...found] : found;
  const size = Number(query.get('size') ?? defaultPageSize) || defaultPageSize;
  const numbers = msisdns.slice(0, size).map((msisdn) => ({
    country,
    msisdn,
    cost: '0.90',
    type: 'mobile-lvn',
    features: ['VOICE', 'SMS'],
  }));
  const body = numbers.length === 0 ? {} : { count: msisdns.length, numbers };
  return answering('read', account, json(200, body), pattern === null ? [] : [`+${pattern}`]);
}

function matching(store: Store, account: string, pattern: string | null, anywhere: boolean): Rental[] {
  if (pattern === null) return store.rentedBy('vonage', account);
  const exact = store.rented('vonage', `+${pattern}`);
  if (exact) return exact.account === account ? [exact] : [];
  return store.rentedBy('vonage', account).filter(({ e164 }) => {
    const digits = e164.slice(1);
    return anywhere ? digits.includes(pattern) : digits.startsWith(pattern);
  });
}

function show(rental: Rental): Record<string, unknown> {
  const { e164, subaccount } = rental;
  const user = subaccount === undefined ? {} : { target_api_key: subaccount };
  return { country, msisdn: e164.slice(1), type: 'mobile-lvn', features: ['VOICE', 'SMS'], ...user };
}

function answer(status: number, code: string, label: string): Answer {
  return { ...json(status, { 'error-code': code, 'error-code-label': label }), code };
}
