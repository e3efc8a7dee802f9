/**
 * Twilio's REST API 2010-04-01, as far as numbers and subaccounts go, and its prices. Shapes from twilio/twilio-oai, codes from
 * twilio.com/docs/api/errors. Not public, and so chosen here: the code for a number with an emergency address (the
 * HTTP status stands in its place) and the HTTP status and threshold of 70005.
 */
import { randomBytes } from 'node:crypto';
import { sandboxLogin } from '../../src/carriers/sandbox.ts';
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

const resource = /^\/2010-04-01\/Accounts\/(AC\w+)\/IncomingPhoneNumbers(?:\/(PN\w+))?\.json$/;
const accounts = '/2010-04-01/Accounts.json';
const prices = /^\/v1\/PhoneNumbers\/Countries\/([A-Z]{2})$/;
const defaultPageSize = 50;
const maxPageSize = 1_000;
/** After so many requests for a resource that is gone, Twilio's documented punishment sets in. */
const failureThreshold = 10;

const notFound = (path: string): Answer => error(404, 20404, `The requested resource ${path} was not found`);

export function twilioDialect(): Dialect<'twilio'> {
  const misses = new Map<string, number>();

  function missing(path: string): Answer {
    const count = (misses.get(path) ?? 0) + 1;
    misses.set(path, count);
    return count > failureThreshold ? error(429, 70005, 'Failure Threshold Exceeded') : notFound(path);
  }

  return {
    id: 'twilio',
    customer: sandboxLogin,
    credentials: (accountSid, authToken) => ({ accountSid, authToken }),

    understand(request, store, now) {
      const auth = basicAuth(request.headers);
      if (request.path === accounts) return listAccounts(request, store, auth);
      const [, country] = prices.exec(request.path) ?? [];
      if (country !== undefined) return tellPrices(store, auth, country);
      const [, accountSid, sid] = resource.exec(request.path) ?? [];
      if (!accountSid) return answering('rejected', null, notFound(request.path));
      if (!reaches(store, auth, accountSid)) {
        return answering('rejected', null, error(401, 20003, 'Authenticate'));
      }
      if (sid) return onNumber(request, store, accountSid, sid, now, missing);
      if (request.method === 'GET') return list(request, store, accountSid);
      if (request.method === 'POST') return buy(request, store, accountSid, now);
      return answering('rejected', accountSid, error(405, 20004, 'Method not allowed'));
    },

    throttled: (retryAfter) => {
      const answer = error(429, 20429, 'Too Many Requests');
      if (retryAfter !== null) answer.headers = { ...answer.headers, 'retry-after': retryAfter };
      return answer;
    },
    failed: () => error(500, 20500, 'An internal server error has occurred'),
    newRef,
  };
}

/** An account's own token, or that of the account whose subaccount it is. */
function reaches(store: Store, auth: Login | null, accountSid: string): boolean {
  const login = auth && store.account('twilio', auth.user);
  if (!login || login.secret !== auth.password) return false;
  return login.account === accountSid || store.account('twilio', accountSid)?.parent === login.account;
}

type Login = NonNullable<ReturnType<typeof basicAuth>>;

/** The account itself and its subaccounts. */
function listAccounts({ path, query }: Incoming, store: Store, auth: Login | null): Operation {
  if (auth === null || !reaches(store, auth, auth.user)) {
    return answering('rejected', null, error(401, 20003, 'Authenticate'));
  }
  const size = Number(query.get('PageSize') ?? defaultPageSize);
  const all = store.accountsOf('twilio', auth.user);
  const uri = `${path}?PageSize=${size}&Page=1`;
  const body = {
    next_page_uri: all.length > size ? uri : null,
    page: 0,
    page_size: size,
    accounts: all.slice(0, size).map(({ account, parent }) => ({
      sid: account,
      owner_account_sid: parent ?? account,
      status: 'active',
      type: 'Full',
      friendly_name: account,
      date_created: rfc2822(new Date().toISOString()),
    })),
  };
  return answering('read', auth.user, json(200, body));
}

/** The Pricing API, which is on a host of its own. */
function tellPrices(store: Store, auth: Login | null, country: string): Operation {
  if (auth === null || !reaches(store, auth, auth.user)) {
    return answering('rejected', null, error(401, 20003, 'Authenticate'));
  }
  const body = {
    country: country === 'US' ? 'United States' : country,
    iso_country: country,
    phone_number_prices: [
      { number_type: 'local', base_price: '1.15', current_price: '1.15' },
      { number_type: 'toll free', base_price: '2.15', current_price: '2.15' },
    ],
    price_unit: 'USD',
    url: `https://pricing.twilio.com/v1/PhoneNumbers/Countries/${country}`,
  };
  return answering('read', auth.user, json(200, body));
}

function onNumber(
  { method, path, body }: Incoming,
  store: Store,
  accountSid: string,
  sid: string,
  now: Date,
  missing: (path: string) => Answer,
): Operation {
  const find = () => store.rental('twilio', accountSid, sid);
  const rental = find();
  const numbers = rental ? [rental.e164] : [];
  switch (method) {
    case 'GET':
      return {
        action: 'read',
        account: accountSid,
        numbers,
        perform: () => ({
          answer: rental?.releasedAt === null ? json(200, show(rental)) : missing(path),
          effect: false,
        }),
      };
    case 'POST':
      return change(rental, store, body);
    case 'DELETE':
      return releasing({ store, now, account: accountSid, numbers }, find, {
        done: () => ({ status: 204 }),
        gone: () => missing(path),
        refusal,
      });
    default:
      return answering('rejected', accountSid, error(405, 20004, 'Method not allowed'), numbers);
  }
}

/** Of what a number's record can change, its emergency address; taken away, it is on its way out at first. */
function change(rental: Rental | undefined, store: Store, body: string): Operation {
  const numbers = rental ? [rental.e164] : [];
  return {
    action: 'unblock',
    account: rental?.account ?? null,
    numbers,
    perform() {
      if (rental?.releasedAt !== null) return { answer: notFound('IncomingPhoneNumbers'), effect: false };
      const taken = new URLSearchParams(body).get('EmergencyAddressSid') === '';
      if (!taken || rental.hold !== 'emergency_address')
        return { answer: json(200, show(rental)), effect: false };
      store.putRentals([{ ...rental, hold: null }]);
      return {
        answer: json(200, show({ ...rental, hold: 'emergency_address_unregistering' })),
        effect: true,
      };
    },
  };
}

function refusal({ hold }: Rental): Answer | null {
  if (hold === null) return null;
  return hold === 'branded_calling'
    ? error(400, 60736, 'This phone number is still in use by a Branded Calling registration.')
    : error(400, 400, 'The phone number cannot be released');
}

function list(request: Incoming, store: Store, accountSid: string): Operation {
  const { query, path } = request;
  const wanted = query.get('PhoneNumber');
  const asked = Number(query.get('PageSize') ?? defaultPageSize);
  const size = Math.min(Math.max(Number.isInteger(asked) ? asked : defaultPageSize, 1), maxPageSize);
  const page = Math.max(Number(query.get('Page') ?? 0) || 0, 0);
  return {
    action: wanted === null ? 'list' : 'read',
    account: accountSid,
    numbers: wanted === null ? [] : [wanted],
    perform() {
      const all = matching(store, accountSid, wanted);
      const start = page * size;
      const shown = all.slice(start, start + size);
      const uri = (to: number) => {
        const params = new URLSearchParams(wanted === null ? {} : { PhoneNumber: wanted });
        params.set('PageSize', String(size));
        params.set('Page', String(to));
        return `${path}?${params.toString()}`;
      };
      const body = {
        first_page_uri: uri(0),
        previous_page_uri: page > 0 ? uri(page - 1) : null,
        next_page_uri: start + size < all.length ? uri(page + 1) : null,
        uri: uri(page),
        page,
        page_size: size,
        start,
        end: Math.max(start + shown.length - 1, 0),
        incoming_phone_numbers: shown.map(show),
      };
      return { answer: json(200, body), effect: false };
    },
  };
}

/** Partial numbers match, and `*` stands for any digit. A whole number is found without a walk through all. */
function matching(store: Store, accountSid: string, wanted: string | null): Rental[] {
  const exact = wanted === null ? undefined : store.rented('twilio', wanted);
  if (exact) return exact.account === accountSid ? [exact] : [];
  const pattern = new RegExp((wanted ?? '').replace(/[^\d*]/g, '').replaceAll('*', '\\d'));
  return store.rentedBy('twilio', accountSid).filter((rental) => pattern.test(rental.e164));
}

function buy(request: Incoming, store: Store, accountSid: string, now: Date): Operation {
  const e164 = new URLSearchParams(request.body).get('PhoneNumber') ?? '';
  return {
    action: 'buy',
    account: accountSid,
    numbers: e164 ? [e164] : [],
    perform() {
      if (!/^\+[1-9]\d{6,14}$/.test(e164)) {
        return { answer: error(400, 21421, 'PhoneNumber is invalid'), effect: false };
      }
      if (store.rented('twilio', e164)) {
        return { answer: error(400, 21422, 'PhoneNumber is not available'), effect: false };
      }
      const rental: Rental = {
        carrier: 'twilio',
        account: accountSid,
        e164,
        ref: newRef(),
        purchasedAt: now.toISOString(),
        releasedAt: null,
        hold: null,
        monthlyCostCents: 115,
      };
      store.putRentals([rental]);
      return { answer: json(201, show(rental)), effect: true };
    },
  };
}

function newRef(): string {
  return `PN${randomBytes(16).toString('hex')}`;
}

function show(rental: Rental): Record<string, unknown> {
  const unregistering = rental.hold === 'emergency_address_unregistering';
  const registered = rental.hold === 'emergency_address' || unregistering;
  return {
    sid: rental.ref,
    account_sid: rental.account,
    phone_number: rental.e164,
    friendly_name: rental.e164,
    api_version: '2010-04-01',
    capabilities: { voice: true, sms: true, mms: false, fax: false },
    date_created: rfc2822(rental.purchasedAt),
    date_updated: rfc2822(rental.purchasedAt),
    emergency_status: registered ? 'Active' : 'Inactive',
    emergency_address_sid: registered ? `AD${'0'.repeat(32)}` : null,
    emergency_address_status: unregistering
      ? 'pending-unregistration'
      : registered
        ? 'registered'
        : 'unregistered',
    origin: rental.hosted ? 'hosted' : 'twilio',
    status: 'in-use',
    type: 'local',
    uri: `/2010-04-01/Accounts/${rental.account}/IncomingPhoneNumbers/${rental.ref}.json`,
  };
}

function rfc2822(iso: string): string {
  return new Date(iso).toUTCString().replace('GMT', '+0000');
}

function error(status: number, code: number, message: string): Answer {
  const body = { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  return { ...json(status, body), code: String(code) };
}
