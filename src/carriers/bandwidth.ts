/**
 * Bandwidth, by plain HTTP and XML: its SDK cannot set `CustomerOrderId`, by which an order is found again, and
 * repeats a POST by itself after a 401.
 *
 * A release is an order that is worked on later: the answer to the POST says "received" and no more. Before it the
 * number's own record tells whose the number is.
 *
 * Sources: Bandwidth/api-docs `site/specs/numbers.yml` (disconnects, inserviceNumbers, tns), `site/docs/numbers/errors.mdx`
 * (5006, 5012, 5074, 5076), `site/docs/numbers/orderWebhook.md` (COMPLETE, PARTIAL, FAILED), php-bandwidth-iris
 * `tests/DisconnectsTest.php` (an error with its number directly inside) and `tests/OAuthTest.php` (the token), Bandwidth/cli
 * `cmd/number/list.go` (InAccount), dev.bandwidth.com/docs/account/credentials (address, end of user names and passwords).
 */
import { z } from 'zod';
import { readFailure } from './adapter.ts';
import { bandwidthApi, inAccount, tenDigits } from './bandwidth-api.ts';
import { bandwidthOrders, pollAfterMs } from './bandwidth-orders.ts';
import { inservicePage } from './bandwidth-xml.ts';
import { answerOf } from './classify.ts';
import { basic, createClient, type AdapterOptions, type Client } from './client.ts';
import { CarrierListError, type Carrier, type ReadFailure, type WithAnswer } from './contract.ts';
import { describeCarrier, optionalSecretField, publicField } from './descriptor.ts';
import { unpublishedLimit } from './rates.ts';
import { readListings } from './read-listings.ts';
import { withTokens } from './tokens.ts';

const address = 'https://api.bandwidth.com';
const credentials = z
  .strictObject({
    accountId: publicField(z.string().regex(/^\d+$/, 'digits'), {
      label: 'Account ID',
      description: 'Digits.',
    }),
    clientId: publicField(z.string().min(1).optional(), {
      label: 'Client ID',
      description: 'Of an API credential that may disconnect numbers: Account, API Credentials.',
    }),
    clientSecret: optionalSecretField({ label: 'Client secret' }),
    username: publicField(z.string().min(1).optional(), {
      label: 'User name',
      description:
        'Of an API user, in place of client ID and secret: Bandwidth takes them until 2 December 2026.',
    }),
    password: optionalSecretField({ label: 'Password' }),
  })
  .superRefine(({ clientId, clientSecret, username, password }, context) => {
    const given = { clientId, clientSecret, username, password };
    const [wanted, others] =
      clientId === undefined && clientSecret === undefined && (username ?? password) !== undefined
        ? ([
            ['username', 'password'],
            ['clientId', 'clientSecret'],
          ] as const)
        : ([
            ['clientId', 'clientSecret'],
            ['username', 'password'],
          ] as const);
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    for (const field of wanted) if (given[field] === undefined) refuse(field, 'must be given');
    for (const field of others) {
      if (given[field] !== undefined) refuse(field, 'must be left out beside client ID and secret');
    }
  });

const pageSize = 1_000;
/** How long until a number that is not in service yet is looked at again. */
const notLiveWaitMs = 15 * 60_000;

/** The adapter for one Bandwidth account. It knows numbers by their ten digits, so `carrierRef` is null. */
export function createBandwidth(
  login: z.infer<typeof credentials>,
  { baseUrl = address, timeoutMs }: AdapterOptions,
): Carrier {
  const api = bandwidthApi(openClient(login, `${baseUrl}/api`, timeoutMs), login.accountId);
  const { orders, place, declined } = bandwidthOrders(api);

  return {
    orders,

    async release(number, { signal, orderId }) {
      const digits = tenDigits(number);
      if (digits === null) return notSupported;
      const standing = await api.standing(digits, signal);
      switch (standing.kind) {
        case 'ours':
          break;
        // Of a number that nobody knows the read-back after it proves that the answer was Bandwidth's.
        case 'gone':
          return { kind: 'already_gone', answer: standing.answer };
        case 'elsewhere':
          return { kind: 'needs_operator', reason: 'held_by_another_account', answer: standing.answer };
        default:
          return standing;
      }
      if (standing.status === inAccount) {
        const { answer } = standing;
        return { kind: 'retry_after', waitMs: notLiveWaitMs, reason: 'not_in_service_yet', answer };
      }
      const placed = await place([digits], { orderId, signal });
      if (placed.kind !== 'refused') return placed;
      const { answer } = placed;
      const outcome = await declined(placed, digits, 'refused_by_carrier', signal);
      return outcome.kind === 'order_failed' || outcome.kind === 'order_over'
        ? { kind: 'needs_operator', reason: outcome.reason, answer }
        : { ...outcome, answer };
    },

    // In service or a 404; a number that is assigned and not live is neither, and its own record tells.
    async readBack(number, { signal }) {
      const digits = tenDigits(number);
      if (digits === null) return notSupported;
      const sent = await api.send('GET', `/inserviceNumbers/${digits}`, signal);
      const { httpStatus } = answerOf(sent.reply, sent.code);
      if (httpStatus === 200) return { kind: 'present', carrierRef: null, answer: answerOf(sent.reply) };
      if (httpStatus !== 404) return readFailure(sent);
      const standing = await api.standing(digits, signal);
      const { answer } = standing;
      if (standing.kind === 'ours') return { kind: 'present', carrierRef: null, answer };
      if (standing.kind !== 'gone' && standing.kind !== 'elsewhere') return standing;
      const doubt = answer.httpStatus === 404 ? await api.proveAccount(signal) : null;
      return doubt ? readFailure(doubt) : { kind: 'gone', answer };
    },

    // The number's own record says that it ages, or is free; of a number that somebody else has it says no more.
    async locate(number, { signal }) {
      const digits = tenDigits(number);
      if (digits === null) return notSupported;
      const standing = await api.standing(digits, signal);
      const { answer } = standing;
      switch (standing.kind) {
        case 'gone':
          return { kind: 'gone', absence: answer.httpStatus === 200 ? 'proved' : 'unknown', answer };
        case 'elsewhere':
          return { kind: 'gone', absence: 'unknown', answer };
        case 'ours':
          return { kind: 'retry_after', waitMs: pollAfterMs, reason: 'still_listed', answer };
        default:
          return standing;
      }
    },

    async *list({ signal }) {
      const queries = new Set<string>();
      let next: string | null = `?page=1&size=${pageSize}`;
      for (let seen = 0; next !== null;) {
        const sent = await api.send('GET', `/inserviceNumbers${next}`, signal);
        if (sent.reply.kind === 'answered' && sent.reply.status === 204) return;
        const page = inservicePage(sent.reply);
        queries.add(next);
        // A list that goes in a circle, or ends before its end, would make ghosts of the numbers it leaves out.
        const whole =
          page && (page.next === null ? seen + page.items.length >= page.total : !queries.has(page.next));
        if (!whole) throw new CarrierListError(readFailure(sent));
        seen += page.items.length;
        yield readListings(page.items.map((digits) => ({ e164: `+1${digits}`, carrierRef: null })));
        ({ next } = page);
      }
    },
  };
}

function openClient(
  { clientId, clientSecret, username, password }: z.infer<typeof credentials>,
  url: string,
  timeoutMs: number,
): Client {
  const accept = 'application/xml';
  if (clientId !== undefined && clientSecret !== undefined) {
    const login = { url: `${url}/v1/oauth2/token`, clientId, clientSecret, timeoutMs };
    return withTokens(createClient(url, { accept }, timeoutMs), login);
  }
  return createClient(url, { accept, authorization: basic(username ?? '', password ?? '') }, timeoutMs);
}

/** Another form than `+1` and ten digits is not for this API. */
const notSupported: WithAnswer<ReadFailure> = {
  kind: 'needs_operator',
  reason: 'number_not_supported',
  answer: { httpStatus: null, carrierCode: null },
};

export const bandwidth = describeCarrier({
  label: 'Bandwidth',
  credentials,
  shownField: 'accountId',
  address,
  environment: {
    url: 'BANDWIDTH_API_URL',
    credentials: {
      accountId: 'BANDWIDTH_ACCOUNT_ID',
      clientId: 'BANDWIDTH_CLIENT_ID',
      clientSecret: 'BANDWIDTH_CLIENT_SECRET',
    },
  },
  reference: null,
  limit: unpublishedLimit,
  // The maximum is not documented; 5095 tells that it was exceeded.
  numbersPerOrder: 500,
  heldDays: 0,
  reclaimDays: 30,
  reclaimBy:
    'Order it again at Bandwidth while it is Aging, about 30 days: an order needs the sub-account and location that it is to be in.',
  talk: {
    through: 'HTTP, XML',
    release: 'order to disconnect, of one or many, then polls',
    goneWhen: 'order error 5074 or 5076, or 5006 and not ours',
    readBack: '`inserviceNumbers/{tn}`, then `tns/{tn}`',
    refusals: 'order error 5012',
  },
  create: createBandwidth,
});
