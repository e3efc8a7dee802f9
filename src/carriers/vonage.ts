/**
 * Vonage, by plain HTTP: its SDK needs Node 22, and hides the status behind an exception.
 *
 * Sources: Nexmo/api-specification `definitions/numbers.yml` (cancel, list, bodies), Nexmo/nexmo-cli issue 233 (the
 * body of a 420). A 420 says "method failed" and nothing else, for a number that is not ours as for one that may not
 * be cancelled, so what the list says right after it decides.
 */
import { z } from 'zod';
import { createAdapter, type Sent } from './adapter.ts';
import { basic, createClient, type AdapterOptions } from './client.ts';
import type { Carrier } from './contract.ts';
import { describeCarrier, publicField, secretField } from './descriptor.ts';
import { jsonBody, type HttpReply } from './http.ts';
import type { ReferenceForm } from './reference.ts';

const address = 'https://rest.nexmo.com';
const credentials = z.strictObject({
  apiKey: publicField(z.string().min(1), { label: 'API key' }),
  apiSecret: secretField({ label: 'API secret' }),
});
const form: ReferenceForm = {
  name: 'country',
  form: /^[A-Z]{2}$/,
  words: 'the country of the number, two capital letters',
};

const rental = z.object({
  country: z.string(),
  msisdn: z.string(),
  /** The subaccount that uses the number. */
  target_api_key: z.string().optional(),
});
/** An account, or a search, without numbers is answered by an empty object. */
const list = z.object({ count: z.number().default(0), numbers: z.array(rental).default([]) }).strict();
const status = z.object({ 'error-code': z.coerce.string() });

/** The largest page Vonage gives. */
const pageSize = 100;

/**
 * The adapter for one Vonage account. `carrierRef` is the number's country (ISO 3166, two letters), which Vonage wants
 * besides the number and which `+1` alone does not tell.
 */
export function createVonage(
  { apiKey, apiSecret }: z.infer<typeof credentials>,
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

  return createAdapter({
    reference: form,
    knownBy: 'number_and_country',
    // Search pattern 0: numbers that start with it.
    find: ({ e164 }, signal) => page({ pattern: e164.slice(1), search_pattern: '0' }, 1, signal),
    page: (cursor, signal) => page({}, Number(cursor ?? 1), signal),
    listing: ({ country, msisdn }) => ({
      e164: `+${msisdn}`,
      carrierRef: country,
      purchasedAt: null,
      monthlyCostCents: null,
    }),
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
  talk: {
    through: 'HTTP',
    release: '`POST /number/cancel`',
    goneWhen: 'not in the list after a 420',
    readBack: 'list by number',
    refusals: 'not documented: `refused_by_carrier`',
  },
  create: createVonage,
});
