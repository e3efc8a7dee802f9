/**
 * Plivo, by plain HTTP: its SDK sends a request again by itself, to other hosts, on a 5xx, and depends on the
 * abandoned `request` package.
 *
 * Sources: plivo.com/docs/numbers/api/account-phone-number (list with subaccounts, unrent, rental rate, renewal), the SDK's own tests (bodies,
 * paging, a 404 that is exactly `{}`). Not public: the answers to a number that may not be released. So nothing is read
 * from a refusal alone; what Plivo's list says right after it decides.
 */
import { z } from 'zod';
import { createAdapter, type Sent } from './adapter.ts';
import { basic, createClient, type AdapterOptions } from './client.ts';
import type { Carrier } from './contract.ts';
import { describeCarrier, publicField, secretField } from './descriptor.ts';
import { jsonBody } from './http.ts';

const address = 'https://api.plivo.com';
const credentials = z.strictObject({
  authId: publicField(z.string().min(1), { label: 'Auth ID' }),
  authToken: secretField({ label: 'Auth token' }),
});

const rental = z.object({
  number: z.string(),
  added_on: z.coerce.date().nullish(),
  renewal_date: z.coerce.date().nullish(),
  /** US dollars, as text. */
  monthly_rental_rate: z.coerce.number().optional(),
  /** The subaccount that the number is given to, as a path that ends in its id. */
  sub_account: z.string().nullish(),
});
const list = z.object({
  meta: z.object({ offset: z.number(), limit: z.number(), total_count: z.number() }),
  objects: z.array(rental),
});
/** `api_id` is in every answer of Plivo's own, so a proxy's page is told apart by it. */
const refusal = z.object({ api_id: z.string(), error: z.string() });
/** How Plivo answers, with a 404, what it does not have; nothing else may stand in it. */
const nothing = z.strictObject({});

const bought = z.object({ api_id: z.string(), status: z.string() });

/** The largest page Plivo gives. */
const pageSize = 20;

const absentEverywhere = {
  kind: 'gone',
  absence: 'absent_everywhere_we_can_see',
  answer: { httpStatus: null, carrierCode: null },
} as const;

/** The adapter for one Plivo account. Plivo knows numbers by their digits, so `carrierRef` is null. */
export function createPlivo(
  { authId, authToken }: z.infer<typeof credentials>,
  options: AdapterOptions,
): Carrier {
  const { baseUrl = address, timeoutMs } = options;
  const client = createClient(baseUrl, { authorization: basic(authId, authToken) }, timeoutMs);

  async function send(method: 'GET' | 'POST' | 'DELETE', to: string, signal?: AbortSignal): Promise<Sent> {
    const path = `/v1/Account/${encodeURIComponent(authId)}/${to}`;
    return { reply: await client({ method, path, signal }), code: null };
  }

  async function page(query: Record<string, string>, signal?: AbortSignal) {
    const sent = await send('GET', `Number/?${new URLSearchParams(query).toString()}`, signal);
    const { data } = list.safeParse(jsonBody(sent.reply));
    if (!data) return { ...sent, rentals: null, next: null };
    const end = data.meta.offset + data.objects.length;
    const more = data.objects.length > 0 && end < data.meta.total_count;
    return { ...sent, rentals: data.objects, next: more ? String(end) : null };
  }

  return createAdapter({
    reference: null,
    knownBy: 'number',
    find: ({ e164 }, signal) => page({ number_startswith: e164.slice(1) }, signal),
    page: (cursor, signal) => page({ limit: String(pageSize), offset: cursor ?? '0' }, signal),
    listing({ number, added_on, renewal_date, monthly_rental_rate: dollars }) {
      return {
        e164: `+${number.replace(/^\+/, '')}`,
        carrierRef: null,
        purchasedAt: added_on ?? null,
        renewsAt: renewal_date ?? null,
        monthlyCostCents: dollars === undefined ? null : Math.round(dollars * 100),
      };
    },
    owned: ({ sub_account: path }) => !path || path.split('/').includes(authId),
    // Bought again as any number is; for ten days Plivo keeps it for who gave it back.
    async reclaim({ e164 }, signal) {
      const sent = await send('POST', `PhoneNumber/${e164.slice(1)}/`, signal);
      const taken = sent.reply.kind === 'answered' && sent.reply.status === 201;
      return { ...sent, ordered: taken && bought.safeParse(jsonBody(sent.reply)).success };
    },
    // The list has the numbers of the subaccounts too.
    locate: () => Promise.resolve(absentEverywhere),
    remove: ({ e164 }, signal) => send('DELETE', `Number/${e164.slice(1)}/`, signal),
    judge({ reply }) {
      if (reply.kind !== 'answered') return 'unexpected';
      if (reply.status === 204) return 'released';
      const body = jsonBody(reply);
      if (reply.status === 404 && nothing.safeParse(body).success) return 'refused';
      return refusal.safeParse(body).success ? 'refused' : 'unexpected';
    },
    explain: () => ({ kind: 'needs_operator', reason: 'refused_by_carrier' }),
  });
}

export const plivo = describeCarrier({
  label: 'Plivo',
  credentials,
  shownField: 'authId',
  address,
  environment: { url: 'PLIVO_API_URL' },
  reference: null,
  limit: {
    perSecond: 60,
    counts: 'requests',
    source: '300 requests in 5 s an account (plivo.com/docs, account limits)',
  },
  heldDays: 0,
  reclaimDays: 10,
  reclaimBy: 'api',
  talk: {
    through: 'HTTP',
    release: '`DELETE` by number',
    goneWhen: 'not in the list after a refusal',
    readBack: 'list by number',
    refusals: 'not documented: `refused_by_carrier`',
  },
  create: createPlivo,
});
