/**
 * Vonage, by plain HTTP: its SDK needs Node 22, and hides the status behind an exception.
 *
 * Sources: Nexmo/api-specification `definitions/numbers.yml` (cancel, list, bodies), Nexmo/nexmo-cli issue 233 (the
 * body of a 420). A 420 says "method failed" and nothing else, for a number that is not ours as for one that may not
 * be cancelled, so what the list says right after it decides.
 */
import { z } from 'zod';
import { createAdapter, locatedBySale, type Sent } from './adapter.ts';
import { basic, createClient, type AdapterOptions } from './client.ts';
import type { Carrier } from './contract.ts';
import { describeCarrier, publicField, secretField, subaccountsField } from './descriptor.ts';
import { jsonBody, type HttpReply } from './http.ts';
import type { ReferenceForm } from './reference.ts';
import { refusingCarrier } from './refusing.ts';
import { idOf, secretOf, withSubaccounts } from './subaccounts.ts';

const address = 'https://rest.nexmo.com';
const credentials = z.strictObject({
  apiKey: publicField(z.string().min(1), { label: 'API key' }),
  apiSecret: secretField({ label: 'API secret' }),
  subaccounts: subaccountsField(z.string().regex(/^[^\s:]+:\S+$/, 'an API key, a colon and its secret'), {
    label: 'Subaccounts',
    description: 'To which numbers may be moved: API key, a colon, its secret; one a line.',
    secret: true,
  }),
});
const form: ReferenceForm = {
  name: 'country',
  form: /^[A-Z]{2}$/,
  words: 'the country of the number, two capital letters',
};

const rental = z.object({
  country: z.string(),
  msisdn: z.string(),
  type: z.string().optional(),
  /** The subaccount that uses the number. */
  target_api_key: z.string().optional(),
});
/** An account, or a search, without numbers is answered by an empty object. */
const list = z.object({ count: z.number().default(0), numbers: z.array(rental).default([]) }).strict();
/** Prices are told of numbers for sale only: euros a month, as text. */
const offers = z.object({
  numbers: z.array(z.object({ msisdn: z.string(), cost: z.coerce.number().optional() })).default([]),
});
const status = z.object({ 'error-code': z.coerce.string() });

/** `cents` are of euros, where the list is read and numbers like it are for sale. */
type Rental = z.infer<typeof rental> & { cents?: number | null };
const kindOf = ({ country, type }: Pick<Rental, 'country' | 'type'>) => `${country} ${type}`;

/** The largest page Vonage gives. */
const pageSize = 100;

/**
 * The adapter for one Vonage account. `carrierRef` is the number's country (ISO 3166, two letters), which Vonage wants
 * besides the number and which `+1` alone does not tell.
 */
export function createVonage(
  { apiKey, apiSecret }: Omit<z.infer<typeof credentials>, 'subaccounts'>,
  options: AdapterOptions,
): Carrier {
  const { baseUrl = address, timeoutMs } = options;
  // In the header, as Vonage's own SDK does it, so that the secret stands in no URL that somebody logs.
  const client = createClient(baseUrl, { authorization: basic(apiKey, apiSecret) }, timeoutMs);

  async function page(query: Record<string, string>, index: number, signal?: AbortSignal) {
    const search = new URLSearchParams({ ...query, size: String(pageSize), index: String(index) });
    const sent = withCode(
      await client({ method: 'GET', path: `/account/numbers?${search.toString()}`, signal }),
    );
    const ok = sent.reply.kind === 'answered' && sent.reply.status === 200;
    const { data } = list.safeParse(ok ? jsonBody(sent.reply) : undefined);
    if (!data) return { ...sent, rentals: null, next: null };
    return { ...sent, rentals: data.numbers, next: index * pageSize < data.count ? String(index + 1) : null };
  }

  async function forSale(query: Record<string, string>, signal?: AbortSignal) {
    const params = new URLSearchParams(query).toString();
    const sent = withCode(await client({ method: 'GET', path: `/number/search?${params}`, signal }));
    const ok = sent.reply.kind === 'answered' && sent.reply.status === 200;
    return {
      ...sent,
      numbers: offers.safeParse(ok ? jsonBody(sent.reply) : undefined).data?.numbers ?? null,
    };
  }

  /** What numbers like these cost, by country and type: one of each for sale is looked up. */
  async function priced(
    rentals: readonly Rental[],
    prices: Map<string, number | null>,
    signal?: AbortSignal,
  ) {
    for (const { country, type } of rentals) {
      const kind = kindOf({ country, type });
      if (type === undefined || prices.has(kind)) continue;
      const { numbers } = await forSale({ country, type, size: '1' }, signal);
      const euros = numbers?.[0]?.cost;
      prices.set(kind, euros === undefined ? null : Math.round(euros * 100));
    }
    return rentals.map((each) => ({ ...each, cents: prices.get(kindOf(each)) ?? null }));
  }
  let prices = new Map<string, number | null>();

  return createAdapter<Rental>({
    reference: form,
    knownBy: 'number_and_country',
    // Search pattern 0: numbers that start with it.
    find: ({ e164 }, signal) => page({ pattern: e164.slice(1), search_pattern: '0' }, 1, signal),
    async page(cursor, signal) {
      if (cursor === null) prices = new Map();
      const { rentals, ...sent } = await page({}, Number(cursor ?? 1), signal);
      return { ...sent, rentals: rentals && (await priced(rentals, prices, signal)) };
    },
    listing: ({ country, msisdn, cents }) => ({
      e164: `+${msisdn}`,
      carrierRef: country,
      monthlyCostCents: cents ?? null,
      currency: 'EUR',
    }),
    async locate({ e164, carrierRef }, signal) {
      const query = { country: carrierRef ?? '', pattern: e164.slice(1), search_pattern: '0' };
      const { numbers, ...sent } = await forSale(query, signal);
      return locatedBySale(sent, numbers?.map(({ msisdn }) => `+${msisdn}`) ?? null, e164);
    },
    owned: ({ target_api_key: user }) => user === undefined || user === apiKey,
    remove: async ({ e164, reference }, signal) =>
      withCode(
        await client({
          method: 'POST',
          path: '/number/cancel',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ country: reference, msisdn: e164.slice(1) }).toString(),
          signal,
        }),
      ),
    judge({ reply, code }) {
      if (reply.kind !== 'answered' || code === null) return 'unexpected';
      return reply.status === 200 && code === '200' ? 'released' : 'refused';
    },
    explain: () => ({ kind: 'needs_operator', reason: 'refused_by_carrier' }),
  });
}

function withCode(reply: HttpReply): Sent {
  return { reply, code: status.safeParse(jsonBody(reply)).data?.['error-code'] ?? null };
}

export const vonage = describeCarrier({
  label: 'Vonage',
  credentials,
  shownField: 'apiKey',
  address,
  environment: { url: 'VONAGE_API_URL' },
  reference: form,
  limit: {
    perSecond: 1,
    counts: 'requests',
    source: '1 request a second by default (vonage-php-sdk-core `src/Numbers/Client.php`)',
  },
  heldDays: 0,
  reclaimDays: null,
  reclaimBy: null,
  talk: {
    through: 'HTTP',
    release: '`POST /number/cancel`',
    goneWhen: 'not in the list after a 420',
    readBack: 'list by number',
    refusals: 'not documented: `refused_by_carrier`',
  },
  create({ subaccounts = [], ...main }, options) {
    const secrets = new Map(subaccounts.map((entry) => [idOf(entry), secretOf(entry)]));
    return withSubaccounts(createVonage(main, options), {
      named: [...secrets.keys()],
      open(apiKey) {
        const apiSecret = secrets.get(apiKey);
        return apiSecret === undefined
          ? refusingCarrier('subaccount_not_named')
          : createVonage({ apiKey, apiSecret }, options);
      },
    });
  },
});
