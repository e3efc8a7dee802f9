/**
 * SignalWire's REST API (`/api/relay/rest`), as far as numbers go. Shapes from signalwire/docs
 * `fern/apis/signalwire-rest/openapi.yaml`; both shapes of error bodies are documented, and `purchased_too_recently`
 * with its 14 days, 30 in trial mode, from when the number was added to the project.
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
import type { Account, Rental } from '../model.ts';
import type { Store } from '../store.ts';

const base = '/api/relay/rest/phone_numbers';
const resource = /^\/api\/relay\/rest\/phone_numbers(?:\/([0-9a-f-]{36}))?$/;
const defaultPageSize = 50;
const maxPageSize = 1_000;
const dayMs = 24 * 60 * 60 * 1000;

export const signalwireDialect: Dialect<'signalwire'> = {
  id: 'signalwire',
  customer: { account: '5a5a5a5a-5a5a-4a5a-8a5a-5a5a5a5a5a5a', secret: 'sandbox-token' },
  credentials: (projectId, apiToken) => ({ space: 'sandbox', projectId, apiToken }),

  understand(request, store, now) {
    const auth = basicAuth(request.headers);
    const customer = auth && store.account('signalwire', auth.user);
    if (!customer || auth.password !== customer.secret) {
      return answering('rejected', null, simple(401, 'Unauthorized'));
    }
    const { account } = customer;
    if (request.path === `${base}/search`) return search(request, store, account);
    const match = resource.exec(request.path);
    if (!match) return answering('rejected', account, simple(404, 'Not Found'));
    const [, id] = match;
    if (id === undefined && request.method === 'GET') return list(request, store, account);
    if (id === undefined) return answering('rejected', account, simple(400, 'Bad Request'));
    const find = () => store.rental('signalwire', account, id);
    const rental = find();
    const numbers = rental ? [rental.e164] : [];
    if (request.method === 'DELETE') {
      return releasing({ store, now, account, numbers }, find, {
        done: () => ({ status: 204 }),
        gone: () => simple(404, 'Not Found'),
        refusal: (held) => refusal(held, customer, now),
      });
    }
    const answer = rental?.releasedAt === null ? json(200, show(rental)) : simple(404, 'Not Found');
    return answering('read', account, answer, numbers);
  },

  throttled(retryAfter) {
    const answer = detailed(429, [['rate_limit_exceeded', 'The rate limit has been exceeded.']]);
    if (retryAfter !== null) answer.headers = { ...answer.headers, 'x-ratelimit-reset': retryAfter };
    return answer;
  },
  failed: () => simple(500, 'Internal Server Error'),
  newRef: () => randomUUID(),
};

/** Everything that is wrong with a release, and the age last: the order of errors promises nothing. */
function refusal(
  { hold, purchasedAt, addedAt = purchasedAt }: Rental,
  { trial = false }: Account,
  now: Date,
): Answer | null {
  const held: [string, string][] = hold === null ? [] : [['not_supported', 'The number cannot be released.']];
  const young: [string, string][] =
    now.getTime() < Date.parse(addedAt) + (trial ? 30 : 14) * dayMs
      ? [['purchased_too_recently', 'This number was purchased too recently to release.']]
      : [];
  const errors = [...held, ...young];
  return errors.length === 0 ? null : detailed(422, errors);
}

function list({ query }: Incoming, store: Store, account: string): Operation {
  const wanted = query.get('filter_number');
  const size = Math.min(Number(query.get('page_size') ?? defaultPageSize) || defaultPageSize, maxPageSize);
  const page = Math.max(Number(query.get('page_number') ?? 0) || 0, 0);
  return {
    action: wanted === null ? 'list' : 'read',
    account,
    numbers: wanted === null ? [] : [wanted],
    perform() {
      if (page > 0 && !query.has('page_token')) {
        return {
          answer: detailed(422, [['page_token_required', 'A page token is required.']]),
          effect: false,
        };
      }
      const all = matching(store, account, wanted);
      // Absolute and on the carrier's own host, as SignalWire's links are.
      const link = (to: number) =>
        `https://sandbox.signalwire.com${base}?page_number=${to}&page_size=${size}&page_token=PA${to}`;
      const more = (page + 1) * size < all.length;
      const links = { self: link(page), first: link(0), ...(more && { next: link(page + 1) }) };
      const data = all.slice(page * size, (page + 1) * size).map(show);
      return { answer: json(200, { links, data }), effect: false };
    },
  };
}

/** Numbers that anybody may buy. */
function search({ query }: Incoming, store: Store, account: string): Operation {
  const found = store.forSale('signalwire', query.get('contains') ?? '');
  const data = found.map(({ e164 }) => ({
    e164,
    country_code: 'US',
    capabilities: { voice: true, sms: true },
  }));
  return answering(
    'read',
    account,
    json(200, { data, links: {} }),
    found.map(({ e164 }) => e164),
  );
}

function matching(store: Store, account: string, wanted: string | null): Rental[] {
  if (wanted === null) return store.rentedBy('signalwire', account);
  const exact = store.rented('signalwire', wanted);
  if (exact) return exact.account === account ? [exact] : [];
  return store.rentedBy('signalwire', account).filter(({ e164 }) => e164.includes(wanted));
}

function show(rental: Rental): Record<string, unknown> {
  return {
    id: rental.ref,
    number: rental.e164,
    name: null,
    capabilities: ['voice', 'sms'],
    number_type: 'longcode',
    e911_address_id: null,
    e911_status: null,
    created_at: rental.purchasedAt,
    updated_at: rental.purchasedAt,
    next_billed_at: rental.renewsAt ?? null,
    country_code: 'US',
  };
}

/** The body of most errors. */
function simple(status: number, error: string): Answer {
  return { ...json(status, { error }), code: error };
}

/** The body of validation errors under `/api/relay/rest`. */
function detailed(status: number, wrong: readonly (readonly [code: string, detail: string])[]): Answer {
  const title = status === 422 ? 'Unprocessable Entity' : 'Too Many Requests';
  const errors = wrong.map(([code, detail]) => ({ detail, status: String(status), title, code }));
  return { ...json(status, { errors }), code: wrong.map(([code]) => code).join(',') };
}
