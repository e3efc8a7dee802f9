/**
 * Telnyx, by plain HTTP: its SDK is 37 MB of generated code with retries of its own, for two calls. A few numbers are
 * released one by one, many by jobs (telnyx-jobs.ts).
 *
 * Sources: team-telnyx/openapi `openapi/spec3.json` and developers.telnyx.com (delete and list phone numbers, API
 * error codes 10005, 10009, 10011, rate limit headers). A 200 was reported not to be proof: the read-back is.
 */
import { z } from 'zod';
import { createAdapter, notLocated, readFailure, type Sent } from './adapter.ts';
import { answerOf } from './classify.ts';
import { createClient, type AdapterOptions } from './client.ts';
import { decidingCode } from './codes.ts';
import type { Carrier } from './contract.ts';
import { describeCarrier, secretField } from './descriptor.ts';
import { jsonBody } from './http.ts';
import { unpublishedLimit } from './rates.ts';
import { encodeReference, type ReferenceForm } from './reference.ts';
import { isBegun, telnyxOrders } from './telnyx-jobs.ts';

const address = 'https://api.telnyx.com';
const credentials = z.strictObject({ apiKey: secretField({ label: 'API key', placeholder: 'KEY…' }) });
const form: ReferenceForm = { name: 'id', form: /^\d{1,20}$/, words: 'digits' };

const rental = z.object({
  id: z.coerce.string(),
  phone_number: z.string(),
  status: z.string(),
  purchased_at: z.coerce.date().nullish(),
  deletion_lock_enabled: z.boolean().default(false),
  emergency_enabled: z.boolean().default(false),
});
const single = z.object({ data: rental });
const list = z.object({
  data: z.array(rental),
  meta: z.object({ page_number: z.number(), total_pages: z.number() }),
});
const errors = z.object({ errors: z.array(z.object({ code: z.coerce.string() })).min(1) });

/** The list keeps numbers that are not rented any more, or never were. */
const notRented = new Set(['deleted', 'ported-out', 'port-failed', 'purchase-failed']);
const isRented = ({ status }: z.infer<typeof rental>) => !notRented.has(status);
const goneCode = '10005';
const pageSize = 250;

/** Where it is documented that they are changed: by a job, also for one number. */
const unblocking = {
  deletion_lock_enabled: { type: 'update_phone_numbers', change: { deletion_lock_enabled: false } },
  emergency_address_registered: { type: 'update_emergency_settings', change: { emergency_enabled: false } },
} as const;
const jobLastsMs = 2_000;

function blockOf(of: z.infer<typeof rental>): keyof typeof unblocking | null {
  if (of.deletion_lock_enabled) return 'deletion_lock_enabled';
  return of.emergency_enabled ? 'emergency_address_registered' : null;
}

/** The adapter for one Telnyx account. */
export function createTelnyx({ apiKey }: z.infer<typeof credentials>, options: AdapterOptions): Carrier {
  const { baseUrl = address, timeoutMs } = options;
  const client = createClient(baseUrl, { authorization: `Bearer ${apiKey}` }, timeoutMs);

  async function send(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    signal?: AbortSignal,
    body?: object,
  ): Promise<Sent> {
    const reply = await client({
      method,
      path: `/v2/phone_numbers${path}`,
      signal,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const codes = errors.safeParse(jsonBody(reply)).data?.errors.map(({ code }) => code) ?? [];
    return { reply, code: decidingCode(codes, new Set([goneCode])) };
  }

  async function page(query: Record<string, string>, signal?: AbortSignal) {
    const sent = await send('GET', `?${new URLSearchParams(query).toString()}`, signal);
    const { data } = list.safeParse(jsonBody(sent.reply));
    if (!data) return { ...sent, rentals: null, next: null };
    const { page_number: at, total_pages: last } = data.meta;
    const rentals = data.data.filter(isRented);
    return { ...sent, rentals, next: at < last ? String(at + 1) : null };
  }

  return createAdapter({
    reference: form,
    knownBy: 'id',
    effectWithinMs: 500,
    // Digits only: with a plus sign the filter documents that it finds nothing.
    find: ({ e164 }, signal) => page({ 'filter[phone_number]': e164.slice(1) }, signal),
    page: (cursor, signal) =>
      page({ 'page[number]': cursor ?? '1', 'page[size]': String(pageSize), sort: 'purchased_at' }, signal),
    listing: ({ id, phone_number, purchased_at }) => ({
      e164: phone_number,
      carrierRef: id,
      purchasedAt: purchased_at ?? null,
    }),
    async fetch(reference, signal) {
      const sent = await send('GET', `/${reference}`, signal);
      const { data } = single.safeParse(jsonBody(sent.reply));
      if (!data) return { ...sent, rental: null };
      return isRented(data.data) ? { ...sent, rental: data.data } : { ...sent, rental: null, gone: true };
    },
    // Telnyx keeps the record of a number that was deleted; its status is proof.
    async locate({ carrierRef }, signal) {
      const reference = carrierRef === null ? null : encodeReference(form, carrierRef);
      if (reference === null) return notLocated;
      const sent = await send('GET', `/${reference}`, signal);
      const { data } = single.safeParse(jsonBody(sent.reply));
      const failure = readFailure(sent);
      if (!data && failure.kind === 'retry_after') return failure;
      const absence = data?.data.status === 'deleted' ? 'proved' : 'unknown';
      return { kind: 'gone', absence, answer: answerOf(sent.reply, sent.code) };
    },
    remove: ({ reference }, signal) => send('DELETE', `/${reference}`, signal),
    judge({ reply, code }) {
      if (reply.kind !== 'answered') return 'unexpected';
      if (reply.status === 200) return 'released';
      if (reply.status === 404 && code === goneCode) return 'already_gone';
      return code === null ? 'unexpected' : 'refused';
    },
    // The code of the refusal is not documented, but the number's record tells what may keep it.
    explain: (_refused, of) => ({ kind: 'needs_operator', reason: blockOf(of) ?? 'refused_by_carrier' }),
    blocks: {
      reasons: new Set(Object.keys(unblocking) as (keyof typeof unblocking)[]),
      isThere: (of, reason) => blockOf(of) === reason,
      async remove({ id }, reason, signal) {
        const { type, change } = unblocking[reason as keyof typeof unblocking];
        const sent = await send('POST', `/jobs/${type}`, signal, { phone_numbers: [id], ...change });
        return { ...sent, done: isBegun(sent) ? { kind: 'requested', waitMs: jobLastsMs } : null };
      },
    },
    orders: (explain) => telnyxOrders(send, explain),
  });
}

export const telnyx = describeCarrier({
  label: 'Telnyx',
  credentials,
  shownField: null,
  address,
  environment: { url: 'TELNYX_API_URL' },
  reference: form,
  limit: unpublishedLimit,
  numbersPerOrder: 1_000,
  heldDays: 0,
  reclaimDays: null,
  reclaimBy: null,
  talk: {
    through: 'HTTP',
    release: '`DELETE` by id; many by a job, then polls',
    goneWhen: '404 with code 10005',
    readBack: 'list by digits, id compared',
    refusals: "the record's `deletion_lock_enabled`",
  },
  create: createTelnyx,
});
